package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What PostgreSQL writes about its running server into {@code postmaster.pid}, one fact a line.
 *
 * @param pid the server's process id; 0 when the file is missing or still being written
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty when not written yet
 */
record PidFile(long pid, String status) {

    private static final PidFile NONE = new PidFile(0, "");

    /** Reads it as it is now. */
    static PidFile read(Path cluster) throws IOException {
        try {
            return parse(Files.readAllLines(path(cluster)));
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static PidFile parse(List<String> lines) {
        try {
            String status = lines.size() > 7 ? lines.get(7).strip() : "";
            return lines.isEmpty()
                    ? NONE
                    : new PidFile(Long.parseLong(lines.get(0).strip()), status);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** Whether the server takes connections. */
    boolean ready() {
        return status.equals("ready");
    }
}
