package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.notice.Notice;
import dev.countersign.flow.Unforeseen;
import dev.countersign.notify.Bodies;
import dev.countersign.notify.NoticeShelf;
import dev.countersign.notify.Notices;
import dev.countersign.notify.Receiver;
import dev.countersign.notify.Receivers;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps notices in the table {@code notification}, each with the task that sends it. Safe for use by many threads. */
public final class JdbcNotices implements Notices, NoticeShelf {

    private static final String TASK = "notification";
    private static final int AT_A_TIME = 100;

    /** Those that waited too long before anybody wanted to know are not told all at once. */
    private static final Duration MISSED = Duration.ofDays(7);

    private static final String KEEP = "insert into notification (receiver, notice, body, at) values (?, ?, ?, ?)"
            + " on conflict (notice, receiver) do nothing returning id";
    private static final String WAIT =
            "select * from (select s.id, s.owner, s.repository, s.number, b.since, b.waits, 'waiting-' || s.id || '-'"
                    + " || floor(extract(epoch from b.since))::bigint as notice"
                    + " from pull_brief b join subject s on s.id = b.subject_id where s.open and s.governed and not b.cleared"
                    + " and b.since <= ? and b.since > ?) w"
                    + " where not exists (select 1 from notification n where n.notice = w.notice) order by w.since limit ?";

    private final Jdbc jdbc;
    private final Receivers receivers;
    private final Bodies bodies;

    /** Keeps them for these, in the tables that these sessions see. */
    public JdbcNotices(JdbcChronicle.Sessions sessions, Receivers receivers, Bodies bodies) {
        this.jdbc = new Jdbc(sessions);
        this.receivers = receivers;
        this.bodies = bodies;
    }

    @Override
    public boolean wants(Notice.Kind kind) {
        return !receivers.of(kind).isEmpty();
    }

    @Override
    public void tell(String id, Notice notice, Instant at) {
        if (wants(notice.kind())) {
            jdbc.work(connection -> tell(connection, id, notice, at));
        }
    }

    /** Keeps it on a connection whose transaction is under way. */
    int tell(Connection connection, String id, Notice notice, Instant at) throws SQLException {
        int kept = 0;
        for (Receiver receiver : receivers.of(notice.kind())) {
            try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                String body = bodies.write(receiver.form(), id, notice, at);
                Jdbc.set(keep, receiver.id(), id, body, Timestamp.from(at));
                try (ResultSet row = keep.executeQuery()) {
                    if (row.next()) {
                        JdbcDue.now(connection, TASK, row.getLong(1), at);
                        kept++;
                    }
                }
            }
        }
        return kept;
    }

    @Override
    public Optional<Message> waiting(long id) {
        return jdbc.query(
                "select id, receiver, notice, body from notification where id = ? and done is null",
                row -> new Message(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                id);
    }

    @Override
    public void done(long id, Instant now) {
        jdbc.update("update notification set done = ? where id = ?", Timestamp.from(now), id);
    }

    private record Wait(String notice, Notice.WaitingTooLong told) {}

    @Override
    public Reminded remind(Instant now) {
        if (!wants(Notice.Kind.WAITING_TOO_LONG)) {
            return new Reminded(0, List.of());
        }
        Instant latest = now.minus(receivers.tooLong());
        List<Wait> waits = jdbc.list(
                WAIT,
                row -> new Wait(
                        row.getString("notice"),
                        new Notice.WaitingTooLong(
                                new PullRequestRef(
                                        new RepositoryRef(row.getString("owner"), row.getString("repository")),
                                        row.getInt("number")),
                                row.getTimestamp("since").toInstant(),
                                strings(row.getArray("waits")))),
                Timestamp.from(latest),
                Timestamp.from(latest.minus(MISSED)),
                AT_A_TIME);
        List<String> untold = new ArrayList<>();
        for (Wait wait : waits) {
            try {
                jdbc.atOnce(connection -> tell(connection, wait.notice(), wait.told(), now));
            } catch (RuntimeException broken) {
                endWithoutDatabase();
                untold.add(wait.told().pull() + ": " + Unforeseen.words(broken));
            }
        }
        return new Reminded(waits.size() - untold.size(), untold);
    }

    /** Where nothing can be kept it is nobody's fault, and the round ends. */
    private void endWithoutDatabase() {
        jdbc.query("select 1", row -> row.getInt(1));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    @Override
    public int drop(Instant before) {
        return jdbc.update("delete from notification where done < ?", Timestamp.from(before));
    }
}
