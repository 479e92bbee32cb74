package dev.countersign.cli;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcApiTokens;
import dev.countersign.store.JdbcChronicle;
import dev.countersign.store.JdbcDeadLetters;
import dev.countersign.store.JdbcSessions;
import dev.countersign.web.access.SessionLife;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

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
     * @throws CannotDo when the server cannot be reached, or its tables are not of this version and cannot be changed
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
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The same, and an embedded database that the App is running is used beside it. */
    static OpenDatabase shared(Settings settings) {
        if (settings.has(App.URL)) {
            return open(settings);
        }
        return EmbeddedDatabase.running(settings.dataFolder())
                .map(running ->
                        new OpenDatabase(Optional.empty(), running.jdbcUrl(), running.username(), running.password()))
                .orElseGet(() -> open(settings));
    }

    private static OpenDatabase embedded(EmbeddedDatabase started) {
        return new OpenDatabase(Optional.of(started), started.jdbcUrl(), started.username(), started.password());
    }

    /** Makes the tables, or changes them to those of this version, as the App does at its start. */
    private void migrate() {
        try (Connection reachable = connect()) {
            reachable.isValid(0);
            Flyway.configure().dataSource(url, user, password).load().migrate();
        } catch (SQLException | FlywayException e) {
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

    /** The work that was given up. */
    JdbcDeadLetters deadLetters() {
        return new JdbcDeadLetters(this::connect, Clock.systemUTC());
    }

    /** Tokens of machines. */
    JdbcApiTokens tokens() {
        return new JdbcApiTokens(this::connect, Clock.systemUTC());
    }

    /** Who is logged in, for so long. */
    JdbcSessions sessions(SessionLife life) {
        return new JdbcSessions(this::connect, life, Clock.systemUTC());
    }

    /** An open connection. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
