package dev.countersign.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plain JDBC in few words. Safe for use by many threads. */
final class Jdbc {

    private final JdbcChronicle.Sessions sessions;

    Jdbc(JdbcChronicle.Sessions sessions) {
        this.sessions = sessions;
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The first row of an answer. */
    <T> Optional<T> query(String sql, Reader<T> reader, Object... values) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                set(select, values);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(reader.read(row)) : Optional.<T>empty();
                }
            }
        });
    }

    /** All rows of an answer. */
    <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                set(select, values);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    /** How many rows were changed. */
    int update(String sql, Object... values) {
        return work(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                set(update, values);
                return update.executeUpdate();
            }
        });
    }

    /** Sets the values of a statement in order. */
    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Does all of it or nothing; not to be called inside a transaction. */
    <T> T atOnce(Work<T> work) {
        return work(connection -> {
            connection.setAutoCommit(false);
            try {
                T done = work.on(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Does it on a connection. */
    <T> T work(Work<T> work) {
        try (Connection connection = sessions.open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be used: " + e.getMessage(), e);
        }
    }
}
