package dev.countersign.cli;

import dev.countersign.database.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The App with its database: the database is up before Quarkus starts and goes down after Quarkus has stopped. */
public final class App {

    static final String URL = "quarkus.datasource.jdbc.url";

    /** A little more than Quarkus takes to finish its work, and the database to stop. */
    private static final int LONGEST_STOP_SECONDS = 45;

    private App() {}

    /**
     * Runs the App until it is told to end, by a signal or by {@link Quarkus#asyncExit()}. Call it once in a process, from
     * any thread but one that handles signals.
     *
     * @return the exit code
     * @throws CannotDo when the port is taken
     * @throws dev.countersign.database.DatabaseProblem when the embedded database cannot be started
     */
    public static int run(Settings settings) {
        StartCheck.port(settings);
        if (settings.has(URL)) {
            return withDatabase();
        }
        CountDownLatch stopped = new CountDownLatch(1);
        // Declared before the database is up, so that a signal at any moment leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "database-stop"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings.dataFolder())) {
            System.setProperty(URL, database.jdbcUrl());
            System.setProperty("quarkus.datasource.username", database.username());
            System.setProperty("quarkus.datasource.password", database.password());
            return withDatabase();
        } finally {
            stopped.countDown();
        }
    }

    private static int withDatabase() {
        Settings settings = Settings.read();
        if (!StartCheck.none(settings)) {
            return quarkus();
        }
        Optional<Map<String, String>> app;
        try (OpenDatabase database = OpenDatabase.open(settings)) {
            app = new FirstStart(settings).find(database);
        }
        app.ifPresent(found -> found.forEach(System::setProperty));
        return app.isPresent() ? quarkus() : 0;
    }

    private static int quarkus() {
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(null, (code, problem) -> exit.set(code), new String[0]);
        return exit.get();
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("countersign: the database did not stop in time; the next start takes care of it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
