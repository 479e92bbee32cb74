package dev.countersign.sandbox.demo;

import dev.countersign.cli.App;
import dev.countersign.cli.CannotDo;
import dev.countersign.cli.Settings;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The App, running in a thread of this process until it is stopped. */
final class RunningApp {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final long LONGEST_STOP_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final int port;
    private final Thread thread;
    private volatile String failure = "";

    private RunningApp(int port) {
        this.port = port;
        this.thread = new Thread(this::run, "app");
    }

    /**
     * Starts it on a free port of the loopback interface; it may take a few seconds until it is {@link #awaitReady ready}.
     *
     * @param settings what it must know, by the names of its properties; they go before the environment
     */
    static RunningApp start(Map<String, String> settings) {
        RunningApp app = new RunningApp(freePort());
        settings.forEach(System::setProperty);
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", Integer.toString(app.port));
        System.setProperty("countersign.public-url", "http://127.0.0.1:" + app.port);
        app.thread.start();
        return app;
    }

    private void run() {
        try {
            int exit = App.run(Settings.read());
            if (exit != 0) {
                failure = "its exit code is " + exit + "; what it said is above";
            }
        } catch (RuntimeException e) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotDo("cannot start: 127.0.0.1 has no free port (" + e.getMessage() + ").", e);
        }
    }

    /** Where it takes webhooks. */
    URI webhook() {
        return URI.create("http://127.0.0.1:" + port + "/webhook");
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws CannotDo when it has stopped, or takes too long
     */
    void awaitReady() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!ready()) {
            if (!thread.isAlive()) {
                throw new CannotDo("the App did not start: " + (failure.isEmpty() ? "it was stopped." : failure));
            }
            if (System.nanoTime() > end) {
                throw new CannotDo("the App did not start within " + LONGEST_START.toSeconds() + " seconds.");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection health = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/ready")
                    .toURL()
                    .openConnection();
            health.setConnectTimeout(1_000);
            health.setReadTimeout(5_000);
            return health.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until it ends by itself or is stopped; answers why it ended if nobody stopped it. */
    String awaitEnd() {
        join(0);
        return failure;
    }

    /** Stops it in an orderly way. */
    void stop() {
        Quarkus.asyncExit(0);
        join(LONGEST_STOP_MILLIS);
    }

    private void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
