package dev.countersign.store;

import dev.countersign.inbox.Appointments;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever waits for a moment, in all tables. */
public final class JdbcAppointments implements Appointments {

    private static final String DONE_AFTER =
            "select exists (select 1 from scheduled_tasks where greatest(last_success, last_failure, last_heartbeat) > ?)"
                    + " or exists (select 1 from replica where seen > ?)";

    /** A change that wants the present moment so many times. */
    private record Change(String sql, int times) {}

    private static final List<Change> NOT_LATER = List.of(
            notLater(
                    "scheduled_tasks",
                    "execution_time",
                    "not_before",
                    "failing_since",
                    "last_success",
                    "last_failure",
                    "last_heartbeat"),
            notLater("unread", "due"),
            notLater("missed_delivery", "due"),
            notLater("enforcement", "checked"),
            // A process that is there says so again within seconds.
            new Change("delete from replica where seen > ?", 1),
            // Nobody can tell how long a limit still holds; GitHub names it again where it does.
            new Change("update github_budget set account = '', halted = 'epoch'", 0));

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcAppointments(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    private static Change notLater(String table, String... columns) {
        String changes = Stream.of(columns)
                .map(column -> "%1$s = case when %1$s > ? then ? else %1$s end".formatted(column))
                .collect(Collectors.joining(", "));
        String sql = "update " + table + " set " + changes + " where greatest(" + String.join(", ", columns) + ") > ?";
        return new Change(sql, 2 * columns.length + 1);
    }

    @Override
    public boolean anyDoneAfter(Instant moment) {
        return jdbc.query(DONE_AFTER, row -> row.getBoolean(1), moment, moment).orElse(false);
    }

    @Override
    public void bringForward(Instant now) {
        jdbc.atOnce(connection -> {
            for (Change change : NOT_LATER) {
                try (PreparedStatement update = connection.prepareStatement(change.sql())) {
                    Jdbc.set(update, Collections.nCopies(change.times(), now).toArray());
                    update.executeUpdate();
                }
            }
            return now;
        });
    }
}
