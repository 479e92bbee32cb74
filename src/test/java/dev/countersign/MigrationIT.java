package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged App is killed in the middle of bringing tables up to date. */
class MigrationIT {

    /** The last version that changes a table of the version before it, and that table. */
    private static final String BEFORE = "17";

    private static final String CHANGED = "delivery";

    @TempDir
    private Path folder;

    private final Village village = new Village();

    @AfterEach
    void close() {
        village.github().close();
    }

    private Map<String, String> settings(EmbeddedDatabase database) {
        return village.settings(database, Map.of());
    }

    private static void migrate(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(BEFORE)
                .load()
                .migrate();
    }

    @Test
    void the_next_start_does_all_of_it_and_the_app_works() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Victim app = new Victim(folder.resolve("app.log"), settings(database));
                Connection own =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = own.createStatement()) {
            Ground ground = new Ground(folder.resolve("data"));
            migrate(database);
            own.setAutoCommit(false);
            statement.execute("lock table " + CHANGED + " in access exclusive mode");
            app.start();
            Waiting.until(
                    "the migration waits for the table",
                    () -> ground.number("select count(*) from pg_locks where not granted and relation = '" + CHANGED
                                            + "'::regclass")
                                    .orElse(0)
                            > 0,
                    app::lastWords);
            app.kill();
            own.commit();

            app.start();
            Waiting.until("it is ready", app::ready, app::lastWords);
            assertEquals(
                    0,
                    ground.number("select count(*) from flyway_schema_history where not success")
                            .orElse(1));
            village.webhooksTo(app.webhook());
            village.open();
            Waiting.until("the pull request is judged", village::judged, app::lastWords);
            // The check, and nothing else was written.
            assertEquals(List.of(), village.complaints());
        }
    }
}
