package dev.countersign.store;

import dev.countersign.flow.DeadLetters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps work that was given up in the table {@code dead_letter}. */
public final class JdbcDeadLetters implements DeadLetters {

    /** How each task's work gets one more reason to be done. */
    private static final Map<String, String> REASONS = Map.of(
            "pull-request",
            "update subject set stirred_at = case when wanted > done then stirred_at else now() end,"
                    + " stirred_by = 'retry', wanted = wanted + 1 where id = ?",
            "commit",
            "update head set wanted = wanted + 1 where id = ?");

    private static final String KEEP =
            "insert into dead_letter (task, work, reason, failures, at) values (?, ?, ?, ?, ?)"
                    + " on conflict (task, work) do update set reason = excluded.reason,"
                    + " failures = excluded.failures, at = excluded.at";
    private static final String ALL = "select d.id, d.reason, d.failures, d.at,"
            + " coalesce(s.owner || '/' || s.repository || '#' || s.number,"
            + " (select r.owner || '/' || r.repository || '@' || h.sha from subject r"
            + " where r.repository_id = h.repository_id order by r.id desc limit 1), d.task || ' ' || d.work) as what"
            + " from dead_letter d left join subject s on d.task = 'pull-request' and s.id = d.work"
            + " left join head h on d.task = 'commit' and h.id = d.work order by d.id";
    private static final String DUE = "insert into scheduled_tasks"
            + " (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, false, 1)"
            + " on conflict (task_name, task_instance) do update set execution_time ="
            + " least(scheduled_tasks.execution_time, excluded.execution_time) where not scheduled_tasks.picked";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Keeps them in the tables that these sessions see. */
    public JdbcDeadLetters(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.clock = clock;
    }

    @Override
    public void keep(String task, long work, String reason, int failures) {
        jdbc.update(KEEP, task, work, reason, failures, now());
    }

    @Override
    public List<Letter> all() {
        return jdbc.work(connection -> {
            List<Letter> letters = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(ALL);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
                    letters.add(new Letter(
                            row.getLong("id"),
                            row.getString("what"),
                            row.getString("reason"),
                            row.getInt("failures"),
                            at));
                }
            }
            return letters;
        });
    }

    @Override
    public long count() {
        return jdbc.query("select count(*) from dead_letter", row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public boolean retry(long id) {
        return jdbc.atOnce(connection -> {
            try (PreparedStatement take =
                    connection.prepareStatement("delete from dead_letter where id = ? returning task, work")) {
                Jdbc.set(take, id);
                try (ResultSet row = take.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                    due(connection, row.getString("task"), row.getLong("work"));
                    return true;
                }
            }
        });
    }

    /** As the inbox does it: one more reason first, so that a look that is under way is followed by another. */
    private void due(Connection connection, String task, long work) throws SQLException {
        try (PreparedStatement reason = connection.prepareStatement(REASONS.get(task));
                PreparedStatement due = connection.prepareStatement(DUE)) {
            Jdbc.set(reason, work);
            reason.executeUpdate();
            Jdbc.set(due, task, Long.toString(work), now());
            due.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
