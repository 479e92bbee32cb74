package dev.countersign.setup;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves the set-up on the App's port until an App is kept, by this process or another, or somebody ends it. */
public final class SetupServer implements AutoCloseable {

    /** Where set-up begins. */
    public static final String PATH = "/setup";

    /** Where GitHub sends people back to. */
    static final String CREATED = "/setup/created";

    private static final int AT_ONCE = 4;
    private static final int LOOK_SECONDS = 2;
    private static final int LAST_ANSWER_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final KeptApp kept;
    private final CountDownLatch over;
    private volatile boolean ended;

    /**
     * Listens from now on.
     *
     * @param where the App's host and port
     * @param known what is configured and need not be typed
     * @param key what a person has to have; it is printed, and nobody else knows it
     * @throws IOException when the port is taken
     */
    public SetupServer(
            InetSocketAddress where, FormFields known, Optional<GitHubAddress> configured, KeptApp kept, String key)
            throws IOException {
        this.kept = kept;
        this.over = new CountDownLatch(1);
        this.server = HttpServer.create(where, 0);
        SetupDesk desk =
                new SetupDesk(new SetupPages(), kept, new Conversion(), known, configured, key, Clock.systemUTC());
        server.createContext("/", exchange -> {
            if (desk.answer(exchange)) {
                over.countDown();
            }
        });
        server.setExecutor(workers);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Waits for the App.
     *
     * @return the App; empty when this was ended before
     * @throws SQLException when the database fails
     */
    public Optional<GitHubApp> await() throws SQLException {
        Optional<GitHubApp> app = Optional.empty();
        try {
            while (app.isEmpty() && !ended) {
                over.await(LOOK_SECONDS, TimeUnit.SECONDS);
                app = kept.read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return app;
    }

    /** Ends the waiting; may be called from a signal's thread. */
    public void end() {
        ended = true;
        over.countDown();
    }

    @Override
    public void close() {
        server.stop(LAST_ANSWER_SECONDS);
        workers.shutdownNow();
    }
}
