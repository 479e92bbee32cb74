package dev.countersign.kill;

import dev.countersign.testing.Local;
import dev.countersign.testing.LogSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged App as a process that may be killed, stopped and started again at the same address. */
public final class Victim implements AutoCloseable {

    private static final int STOP_SECONDS = 40;
    private static final int LAST_WORDS = 5_000;

    private final Path log;
    private final String address;
    private final ProcessBuilder launch;
    private Process process;

    /** One that is not started yet; it has a port of its own. */
    public Victim(Path log, Map<String, String> settings) {
        this.log = log;
        int port = Local.freePort();
        address = "http://127.0.0.1:" + port;
        launch = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("countersign.jar", "target/quarkus-app/quarkus-run.jar"),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        launch.environment().putAll(settings);
        LogSearch.search(log, settings);
        launch.environment()
                .putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)));
    }

    /** Starts it, without waiting until it is ready. */
    public void start() {
        try {
            process = launch.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    /** Kills it, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, as a new version that is rolled out does; answers whether it did in time. */
    public boolean stop() {
        process.destroy();
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Whether its process is there. */
    public boolean alive() {
        return process != null && process.isAlive();
    }

    /** Whether it says that it can work. */
    public boolean ready() {
        return Local.ready(address);
    }

    /** Where it takes webhooks. */
    public URI webhook() {
        return URI.create(address + "/webhook");
    }

    /** All that it logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The end of what it logged. */
    public String lastWords() {
        String all = log();
        return all.substring(Math.max(0, all.length() - LAST_WORDS));
    }

    @Override
    public void close() {
        if (alive()) {
            kill();
        }
        LogSearch.look(log);
    }
}
