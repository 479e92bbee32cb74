package dev.countersign.store;

import dev.countersign.inbox.Due;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/**
 * Makes work due in db-scheduler's table, by one statement: a task that waits is pulled forward, though never to before GitHub
 * wants to be asked, and keeps count of its failures; one that is under way is left alone. Safe for use by many threads.
 */
public final class JdbcDue implements Due {

    static final String INTO =
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) ";
    static final String FORWARD = " on conflict (task_name, task_instance) do update set execution_time ="
            + " greatest(excluded.execution_time, scheduled_tasks.not_before) where not scheduled_tasks.picked"
            + " and scheduled_tasks.execution_time > greatest(excluded.execution_time, scheduled_tasks.not_before)";
    private static final String DUE = INTO + "values (?, ?, ?, false, 1)" + FORWARD;

    private final Jdbc jdbc;
    private final Clock clock;

    /** Works on these sessions, as part of the transaction that is under way. */
    public JdbcDue(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.clock = clock;
    }

    @Override
    public void now(long subjectId) {
        now("pull-request", subjectId);
    }

    @Override
    public void head(long headId) {
        now("commit", headId);
    }

    @Override
    public void notBefore(String task, String instance, Instant when) {
        jdbc.update(
                "update scheduled_tasks set not_before = ? where task_name = ? and task_instance = ?",
                Timestamp.from(when),
                task,
                instance);
    }

    @Override
    public Instant failing(String task, String instance, int failures) {
        Instant now = clock.instant();
        return jdbc.query(
                        "update scheduled_tasks set failing_since = case when ? > 1 then coalesce(failing_since, ?) else ? end"
                                + " where task_name = ? and task_instance = ? returning failing_since",
                        row -> row.getTimestamp(1).toInstant(),
                        failures,
                        Timestamp.from(now),
                        Timestamp.from(now),
                        task,
                        instance)
                .orElse(now);
    }

    private void now(String task, long work) {
        jdbc.work(connection -> {
            now(connection, task, work, clock.instant());
            return task;
        });
    }

    /**
     * A statement that makes a change, makes what it changed due, and answers what the change returns. After the change's own
     * values it wants the task and the present moment.
     *
     * @param change returns the {@code id} of each row that it changed
     */
    static String answering(String change) {
        return "with changed as (" + change + "), due as (" + INTO + "select ?, id::text, ?, false, 1 from changed"
                + FORWARD + ") select * from changed";
    }

    static void now(Connection connection, String task, long work, Instant now) throws SQLException {
        try (PreparedStatement due = connection.prepareStatement(DUE)) {
            Jdbc.set(due, task, Long.toString(work), Timestamp.from(now));
            due.executeUpdate();
        }
    }
}
