package dev.countersign.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts a server again that has ended although nobody asked it to, at the same address: one ends when its disk is full and it
 * cannot recover, and nothing else would start it when there is room again.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Keeper.class);
    private static final long EVERY_SECONDS = 5;
    private static final long PATIENCE_SECONDS = 30;

    private final Path cluster;
    private final Path log;
    private final Programs programs;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-keeper");
        thread.setDaemon(true);
        return thread;
    });

    private boolean told;

    /** Keeps the server of that cluster, from {@link #start()} on. */
    Keeper(Path cluster, Path log, Programs programs) {
        this.cluster = cluster;
        this.log = log;
        this.programs = programs;
    }

    void start() {
        looks.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            // It is there also while it starts, recovers or stops.
            if (!Orphans.find(cluster).isEmpty()) {
                told = false;
                return;
            }
            if (!told) {
                LOG.errorf("the embedded PostgreSQL has ended, and is started again until it stays: %s", why());
                told = true;
            }
            Orphans.stop(cluster, programs);
            programs.start(cluster, log);
        } catch (IOException | UncheckedIOException | DatabaseProblem failed) {
            // As long as the disk is full this may go on.
            LOG.debugf("the embedded PostgreSQL could not be started again: %s", failed.getMessage());
        }
    }

    /** The last reason that it gave. */
    private String why() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce("it did not say why, see " + log, (older, newer) -> newer);
    }

    /** From then on it is not started again. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            looks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
