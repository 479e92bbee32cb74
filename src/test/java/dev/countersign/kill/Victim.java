package dev.countersign.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged App as a process that may be killed, stopped and started again at the same address. */
public final class Victim implements AutoCloseable {

    private static final int STOP_SECONDS = 40;
    private static final int LAST_WORDS = 5_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final String address;
    private final ProcessBuilder launch;
    private Process process;

    /** One that is not started yet; it has a port of its own. */
    public Victim(Path log, Map<String, String> settings) {
        this.log = log;
        int port = freePort();
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
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        if (alive()) {
            kill();
        }
    }
}
