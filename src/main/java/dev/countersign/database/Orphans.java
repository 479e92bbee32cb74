package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL processes that outlived the Countersign that started them, as after {@code kill -9}.
 *
 * <p>Call only while holding the data folder's lock: then whatever still works in the cluster's folder is an orphan.
 */
final class Orphans {

    private static final Path PROC = Path.of("/proc");

    private Orphans() {}

    /**
     * Stops what still runs in the cluster, and removes a {@code postmaster.pid} that names nobody of it.
     *
     * @throws DatabaseProblem when one cannot be stopped
     */
    static void stop(Path cluster, Programs programs) throws IOException {
        if (!Files.exists(cluster)) {
            return;
        }
        List<ProcessHandle> left = find(cluster);
        long pid = PidFile.read(cluster).pid();
        if (left.stream().anyMatch(process -> process.pid() == pid)) {
            programs.interrupt(pid);
        }
        if (!Waiting.until(Duration.ofSeconds(20), () -> find(cluster).isEmpty())) {
            find(cluster).forEach(ProcessHandle::destroyForcibly);
            if (!Waiting.until(Duration.ofSeconds(5), () -> find(cluster).isEmpty())) {
                throw new DatabaseProblem("a PostgreSQL process from an earlier run still works in " + cluster
                        + " (pid "
                        + find(cluster).stream().map(ProcessHandle::pid).toList() + "). End it and start again.");
            }
        }
        Files.deleteIfExists(PidFile.path(cluster));
    }

    /** The PostgreSQL processes that work in the cluster's folder; PostgreSQL makes it the working directory of each. */
    static List<ProcessHandle> find(Path cluster) {
        if (Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.allProcesses()
                    .filter(process -> worksIn(process, cluster))
                    .toList();
        }
        return named(cluster).stream().toList();
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        Path entry = PROC.resolve(String.valueOf(process.pid()));
        try {
            return Files.readString(entry.resolve("comm")).startsWith("postgres")
                    && Files.readSymbolicLink(entry.resolve("cwd")).equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Where there is no {@code /proc}: the process that the pid file names, if that is a PostgreSQL. */
    private static Optional<ProcessHandle> named(Path cluster) {
        try {
            return ProcessHandle.of(PidFile.read(cluster).pid())
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
