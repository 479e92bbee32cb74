package dev.countersign.cli;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcArchive;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The App's database, to be read: the server that the settings name, else the embedded one, started for the purpose or
 * shared with the App that runs it.
 */
final class KeptFacts implements AutoCloseable {

    private final JdbcArchive archive;
    private final Runnable end;

    private KeptFacts(JdbcArchive archive, Runnable end) {
        this.archive = archive;
        this.end = end;
    }

    /**
     * Opens it.
     *
     * @throws CannotDo when there is none
     * @throws dev.countersign.database.DatabaseProblem when it cannot be started
     */
    static KeptFacts open(Settings settings) {
        if (settings.has(Settings.DATABASE + ".jdbc.url")) {
            return new KeptFacts(
                    JdbcArchive.at(
                            settings.text(Settings.DATABASE + ".jdbc.url"),
                            settings.text(Settings.DATABASE + ".username"),
                            settings.text(Settings.DATABASE + ".password")),
                    () -> {});
        }
        Path folder = settings.dataFolder();
        if (!Files.isDirectory(folder.resolve("postgres"))) {
            throw new CannotDo(
                    "there is no database in " + folder.toAbsolutePath().normalize()
                            + ". Name the App's data folder with COUNTERSIGN_DATA_DIR, or its server with"
                            + " QUARKUS_DATASOURCE_JDBC_URL, or exported facts with --facts FILE.");
        }
        return EmbeddedDatabase.running(folder)
                .map(running -> new KeptFacts(
                        JdbcArchive.at(running.jdbcUrl(), running.username(), running.password()), () -> {}))
                .orElseGet(() -> started(folder));
    }

    private static KeptFacts started(Path folder) {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        return new KeptFacts(
                JdbcArchive.at(database.jdbcUrl(), database.username(), database.password()), database::close);
    }

    JdbcArchive archive() {
        return archive;
    }

    @Override
    public void close() {
        end.run();
    }
}
