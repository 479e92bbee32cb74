package dev.countersign.cli;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcChronicle;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The App's database for a command that works while the App is not needed: the configured server, or the embedded one. */
final class OpenDatabase implements AutoCloseable {

    private final Optional<EmbeddedDatabase> embedded;
    private final String url;
    private final String user;
    private final String password;

    private OpenDatabase(Optional<EmbeddedDatabase> embedded, String url, String user, String password) {
        this.embedded = embedded;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Opens it.
     *
     * @throws CannotDo when the server cannot be reached or has not the tables of this version
     * @throws dev.countersign.database.DatabaseProblem when the embedded one cannot be started, or the App uses it
     */
    static OpenDatabase open(Settings settings) {
        OpenDatabase database = settings.has(App.URL)
                ? new OpenDatabase(
                        Optional.empty(),
                        settings.value(App.URL).orElseThrow(),
                        settings.value("quarkus.datasource.username").orElse(""),
                        settings.value("quarkus.datasource.password").orElse(""))
                : embedded(EmbeddedDatabase.start(settings.dataFolder()));
        try {
            database.check();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static OpenDatabase embedded(EmbeddedDatabase started) {
        return new OpenDatabase(Optional.of(started), started.jdbcUrl(), started.username(), started.password());
    }

    private void check() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('file_history') is not null")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new CannotDo("the database has not the tables of this version yet: start the App once with"
                        + " `countersign serve`, " + (embedded.isPresent() ? "stop it, " : "") + "then import.");
            }
        } catch (SQLException e) {
            throw new CannotDo(
                    "the database " + url + " cannot be used: " + e.getMessage()
                            + "\n  see  QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                            + " QUARKUS_DATASOURCE_PASSWORD  (or quarkus.datasource.*).",
                    e);
        }
    }

    /** What is known of repositories' past. */
    JdbcChronicle chronicle() {
        return new JdbcChronicle(this::connect);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
