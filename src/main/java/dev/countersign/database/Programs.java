package dev.countersign.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's own programs, run as the server's user.
 *
 * @param binaries the folder with {@code bin}
 * @param user whom they run as
 */
record Programs(Path binaries, ServerUser user) {

    /** Makes a new, empty cluster whose superuser has the password in that file. */
    void initialise(Path cluster, String superuser, Path passwordFile) {
        run(
                cluster.getParent(),
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-instructions");
    }

    /**
     * Starts a server in a session of its own, so that Ctrl-C in the terminal reaches Countersign only, and does not wait
     * for it.
     */
    void start(Path cluster, Path log) {
        run(cluster.getParent(), "pg_ctl", "start", "--no-wait", "--silent", "--pgdata=" + cluster, "--log=" + log);
    }

    /** Asks a server to break its connections off and stop in an orderly way. */
    void interrupt(long pid) {
        run(binaries, "pg_ctl", "kill", "INT", String.valueOf(pid));
    }

    private void run(Path folder, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // Into a file: a server that is started inherits it, so that reading a pipe to its end would not end.
            Path output = Files.createTempFile("countersign-" + program, ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(user.command(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                int exit = builder.start().waitFor();
                if (exit != 0) {
                    throw new DatabaseProblem("PostgreSQL's " + program + " failed with exit code " + exit + ": "
                            + lastLines(Files.readString(output, StandardCharsets.ISO_8859_1)));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted while PostgreSQL's " + program + " was running", e);
        }
    }

    /** The end of a log, on one line. */
    static String lastLines(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }
}
