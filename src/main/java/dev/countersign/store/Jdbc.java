package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.flow.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plain JDBC in few words. Safe for use by many threads. */
final class Jdbc {

    private static final String DISK_FULL = "53100";

    /** SQLSTATE's classes of broken connections, lack of means, a server that stops or starts, and failures of its machine. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /**
     * Begins a statement whose transaction need not wait for the disk, and joins {@code lazily} for that: what it changes would be
     * done again if it was lost, and if it is lost, because the database's machine fails within a second, so is everything that came
     * after it. Whoever asks sees it at once all the same.
     */
    static final String LAZILY = "with lazily as materialized (select set_config('synchronous_commit', 'off', true))";

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

    /** The first row of an answer. */
    <T> Optional<T> query(Question<T> question) {
        return query(
                question.step().sql(),
                question.reader(),
                question.step().values().toArray());
    }

    /** All rows of an answer. */
    <T> List<T> list(Question<T> question) {
        return list(
                question.step().sql(),
                question.reader(),
                question.step().values().toArray());
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

    /** One of several changes. */
    record Step(String sql, List<Object> values) {

        Step(String sql, Object... values) {
            this(sql, List.of(values));
        }
    }

    /** A statement, and how each row that it answers is read. */
    record Question<T>(Step step, Reader<T> reader) {

        Question(String sql, Reader<T> reader, Object... values) {
            this(new Step(sql, values), reader);
        }
    }

    /** Does several changes one after the other, which travel to the database together; what they answer is not read. */
    void together(List<Step> steps) {
        Journey journey = journey();
        journey.change(steps);
        journey.go();
    }

    /** Several statements that shall travel together, and whose answers are read. */
    Journey journey() {
        return new Journey(this);
    }

    /** Sets the values of a statement in order; lists of texts or of whole numbers become arrays. */
    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Instant at) {
                statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else if (values[i] instanceof Collection<?> all) {
                boolean numbers = all.stream().anyMatch(Number.class::isInstance);
                statement.setArray(
                        i + 1, statement.getConnection().createArrayOf(numbers ? "bigint" : "text", all.toArray()));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
    }

    /** Who did something, from the columns {@code by_id}, {@code by_login} and {@code by_kind}. */
    static Person by(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("by_id"), row.getString("by_login"), Person.Kind.valueOf(row.getString("by_kind")));
    }

    /** A moment that is never missing. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
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
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        if (DISK_FULL.equals(e.getSQLState())) {
            return new DatabaseAway("the database's disk is full; make room, and work goes on by itself", e);
        }
        String words = "the tables cannot be used: " + e.getMessage();
        // The pool, when it has no connection in time, names no state.
        boolean away = e.getSQLState() == null || AWAY.contains(e.getSQLState().substring(0, 2));
        return away ? new DatabaseAway(words, e) : new IllegalStateException(words, e);
    }
}
