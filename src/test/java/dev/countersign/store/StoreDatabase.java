package dev.countersign.store;

import dev.countersign.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with all tables, for the tests of one class. */
final class StoreDatabase implements BeforeAllCallback, AfterAllCallback {

    private Path folder;
    private EmbeddedDatabase database;
    private Connection own;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("countersign-store");
        database = EmbeddedDatabase.start(folder);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        try {
            own = connect();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pull request, {@code acme/shop#3} with id 1, and the commit at its head, with id 1 too; nothing else. */
    void onePullRequestAndItsCommit() {
        run("truncate scheduled_tasks, subject, head restart identity cascade");
        run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted, done,"
                        + " awaits_checks, awaits_labels) values (7, 9, 'acme', 'shop', 3, 'a', 'b', true, 3, 3, '', false)");
        run("insert into head (repository_id, sha, wanted, done) values (9, 'a', 5, 5)");
    }

    /** An open connection that commits each statement. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** The same, as the App has it. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        return source;
    }

    /** Does something to the rows. */
    synchronized void run(String sql) {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer of a query for one number. */
    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The answer of a query for one text. */
    synchronized String text(String sql) {
        try (Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
