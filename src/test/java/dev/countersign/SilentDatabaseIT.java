package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Pipe;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import dev.countersign.sandbox.Webhooks;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged App and a database that neither answers nor refuses, as one does whose machine or network is gone. */
class SilentDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Village village = new Village();

    @AfterEach
    void close() {
        village.github().close();
    }

    private Victim app(EmbeddedDatabase database, Pipe pipe) {
        String piped = database.jdbcUrl().replace(":" + port(database) + "/", ":" + pipe.port() + "/");
        return new Victim(
                folder.resolve("app.log"), village.settings(database, Map.of("QUARKUS_DATASOURCE_JDBC_URL", piped)));
    }

    private static int port(EmbeddedDatabase database) {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private Webhooks.Sent last() {
        return village.github().webhooks().of("pull_request", "opened").stream()
                .filter(sent -> sent.app() == Village.APP)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private boolean taken() {
        village.github().webhooks().redeliver(last().id());
        assertTrue(village.github().awaitDeliveries(PATIENCE));
        return last().status() == 200;
    }

    @Test
    void work_goes_on_where_it_answers_again_and_no_lock_outlives_who_held_it() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Pipe pipe = new Pipe(port(database));
                Victim app = app(database, pipe);
                Connection own =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = own.createStatement()) {
            Ground ground = new Ground(folder.resolve("data"));
            app.start();
            Waiting.until("it is ready", app::ready, app::lastWords);
            village.webhooksTo(app.webhook());
            village.open();
            Waiting.until("the pull request is judged", village::judged, app::lastWords);
            assertTrue(village.github().awaitDeliveries(PATIENCE));

            // What a webhook means is being kept, and holds what it has changed, when the network goes.
            own.setAutoCommit(false);
            statement.execute("lock table push in exclusive mode");
            village.open();
            Waiting.until(
                    "it waits for the table",
                    () -> ground.number(
                                            "select count(*) from pg_locks where not granted and relation = 'push'::regclass")
                                    .orElse(0)
                            > 0,
                    app::lastWords);
            pipe.fallSilent();
            own.commit();
            village.open();
            assertTrue(village.github().awaitDeliveries(PATIENCE), "a webhook was given up by nobody");
            assertEquals(5, last().status() / 100, "it was answered as if it had been kept");
            pipe.recover();

            Waiting.until("it is ready again", app::ready, app::lastWords);
            Waiting.until("the webhook is taken", this::taken, app::lastWords);
            // What the other one has changed, and so locked, was never kept: it is done again.
            Waiting.until("both pull requests are judged", village::judged, app::lastWords);
            // The check of each, and nothing else was written.
            assertEquals(List.of(), village.complaints());
        }
    }
}
