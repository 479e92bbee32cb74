package dev.countersign.kill;

import dev.countersign.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The database that the Apps stand on: one that is there for all of them, or the embedded one that the App itself brings. */
public final class Ground {

    private final Path data;

    /** The database that somebody runs on that data folder. */
    public Ground(Path data) {
        this.data = data;
    }

    /** The answer of a query for one number; empty while the database is away. */
    public OptionalLong number(String sql) {
        Optional<EmbeddedDatabase.Running> there = EmbeddedDatabase.running(data);
        if (there.isEmpty()) {
            return OptionalLong.empty();
        }
        try (Connection connection = open(there.get());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return OptionalLong.of(rows.getLong(1));
        } catch (SQLException away) {
            return OptionalLong.empty();
        }
    }

    /** Changes rows behind the Apps' back, if the database is there; answers whether it was. */
    public boolean change(String sql) {
        Optional<EmbeddedDatabase.Running> there = EmbeddedDatabase.running(data);
        if (there.isEmpty()) {
            return false;
        }
        try (Connection connection = open(there.get());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException away) {
            return false;
        }
    }

    /** The texts of one column; the database must be there. */
    public Set<String> texts(String sql) {
        EmbeddedDatabase.Running there =
                EmbeddedDatabase.running(data).orElseThrow(() -> new AssertionError("there is no database on " + data));
        try (Connection connection = open(there);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<String> texts = new HashSet<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Breaks every connection of the Apps. */
    public void cut() {
        change("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    private static Connection open(EmbeddedDatabase.Running there) throws SQLException {
        return DriverManager.getConnection(there.jdbcUrl(), there.username(), there.password());
    }
}
