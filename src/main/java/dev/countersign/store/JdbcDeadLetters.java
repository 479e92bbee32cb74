package dev.countersign.store;

import dev.countersign.flow.DeadLetters;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps work that was given up in the table {@code dead_letter}. */
public final class JdbcDeadLetters implements DeadLetters {

    private static final String KEEP =
            "insert into dead_letter (task, work, reason, failures, at) values (?, ?, ?, ?, ?)"
                    + " on conflict (task, work) do update set reason = excluded.reason,"
                    + " failures = excluded.failures, at = excluded.at";
    private static final String ALL = "select d.id, d.reason, d.failures, d.at,"
            + " coalesce(s.owner || '/' || s.repository || '#' || s.number,"
            + " (select r.owner || '/' || r.repository || '@' || h.sha from subject r"
            + " where r.repository_id = h.repository_id order by r.id desc limit 1),"
            + " 'the past of ' || p.owner || '/' || p.name, 'the notification ' || n.notice, 'the delivery ' || u.guid, d.task || ' ' || d.work) as what"
            + " from dead_letter d left join subject s on d.task = 'pull-request' and s.id = d.work"
            + " left join head h on d.task = 'commit' and h.id = d.work"
            + " left join history p on d.task = 'history' and p.repository_id = d.work"
            + " left join notification n on d.task = 'notification' and n.id = d.work"
            + " left join unread u on d.task = 'delivery' and u.id = d.work where d.id > ? order by d.id limit ?";
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
        return after(0, Integer.MAX_VALUE);
    }

    @Override
    public List<Letter> after(long id, int most) {
        return jdbc.list(
                ALL,
                row -> new Letter(
                        row.getLong("id"),
                        row.getString("what"),
                        row.getString("reason"),
                        row.getInt("failures"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                id,
                most);
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
                    OneMore.reason(connection, row.getString("task"), row.getLong("work"), "retry", clock.instant());
                    return true;
                }
            }
        });
    }

    @Override
    public void settle(String task, long work) {
        jdbc.update("delete from dead_letter where task = ? and work = ?", task, work);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
