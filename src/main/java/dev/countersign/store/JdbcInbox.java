package dev.countersign.store;

import dev.countersign.flow.DeadLetters;
import dev.countersign.inbox.Delivery;
import dev.countersign.inbox.Inbox;
import dev.countersign.inbox.Notice;
import dev.countersign.inbox.PastQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps deliveries, those that come at the same time in one transaction together, and works out what they mean, in one
 * transaction those that are about one pull request each, and every other one in its own.
 */
@ApplicationScoped
public class JdbcInbox implements Inbox {

    /** The task under which a delivery is given up that cannot be worked out. */
    static final String TASK = "delivery";

    /** GitHub waits ten seconds for an answer, and a connection may take five. */
    private static final long PATIENCE_MILLIS = 4_000;

    /** Each time it is waited for twice as long, half an hour at most: about two hours and a half. */
    private static final int MOST_FAILURES = 15;

    // Two processes may be sent the same deliveries: all lock in the same order.
    private static final String KEEP =
            "with told as (select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])"
                    + " with ordinality as t (guid, event, action, installation, note, notices, place)),"
                    + " kept as (insert into delivery (guid, event, action, installation, digest, received, note)"
                    + " select guid, event, action, installation, '', ?, note from told order by guid"
                    + " on conflict (guid) do nothing returning guid),"
                    + " later as (insert into unread (guid, event, installation, received, notices)"
                    + " select t.guid, t.event, t.installation, ?, t.notices from told t join kept k using (guid)"
                    + " where t.notices <> '' order by t.place) select guid from kept";
    /** Installations take turns; of each, the oldest goes first. */
    private static final String DUE = "select id from unread where failures < ? and due <= ?"
            + " order by row_number() over (partition by installation order by id), id limit ?";

    private static final String FAILED = "update unread set failures = failures + 1,"
            + " due = cast(? as timestamptz) + least(1800, 2 ^ (failures + 1)) * interval '1 second'"
            + " where id = ? returning failures";
    private static final String LOCK =
            "select id, event, received, notices from unread where id = any (?) order by id for update skip locked";
    private static final String TAKE = Jdbc.LAZILY + " delete from unread using lazily where id = any (?)";

    private final Jdbc jdbc;
    private final Clock clock;
    private final DeadLetters letters;
    private final Effects effects;
    private final Batches<Told, Boolean> batches =
            new Batches<>(this::keep, JdbcInbox::isOnesOwnFault, PATIENCE_MILLIS);

    /** Keeps them in this database, and has the past of repositories read by that queue. */
    public JdbcInbox(DataSource database, Instance<PastQueue> pasts, DeadLetters letters, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.letters = letters;
        this.clock = clock;
        this.effects = new Effects(jdbc, pasts, clock);
    }

    private record Told(Delivery delivery, String notices, String note) {}

    @Override
    public boolean accept(Delivery delivery, List<Notice> notices, String note) {
        return batches.with(new Told(delivery, notices.isEmpty() ? "" : NoticeText.write(notices), note));
    }

    @Override
    public void rehearse() {
        jdbc.work(connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                List<String> any = List.of("rehearsal " + UUID.randomUUID());
                Instant now = clock.instant();
                Jdbc.set(keep, any, any, any, List.of(0L), any, any, now, now);
                return keep.execute();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private List<Boolean> keep(List<Told> all) {
        Instant now = clock.instant();
        Set<String> named = new HashSet<>();
        List<Told> first =
                all.stream().filter(one -> named.add(one.delivery().guid())).toList();
        Set<String> kept = new HashSet<>(jdbc.list(
                KEEP,
                row -> row.getString(1),
                values(first, one -> one.delivery().guid()),
                values(first, one -> one.delivery().event()),
                values(first, one -> one.delivery().action()),
                values(first, one -> one.delivery().installation()),
                values(first, Told::note),
                values(first, Told::notices),
                now,
                now));
        List<Boolean> answers =
                all.stream().map(one -> kept.remove(one.delivery().guid())).toList();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!answers.get(i)) {
                again.add(all.get(i).delivery().guid());
            }
        }
        if (!again.isEmpty()) {
            jdbc.update("update delivery set again = ? where guid = any (?)", now, again);
        }
        return answers;
    }

    private static <T> List<T> values(List<Told> all, Function<Told, T> value) {
        return all.stream().map(value).toList();
    }

    /** Whether one value is to blame, such as a text that no database takes, and not the database. */
    private static boolean isOnesOwnFault(RuntimeException failure) {
        return failure.getCause() instanceof SQLException refused
                && refused.getSQLState() != null
                && refused.getSQLState().startsWith("22");
    }

    @Override
    public List<Long> unread(int most) {
        return jdbc.list(DUE, row -> row.getLong(1), MOST_FAILURES, clock.instant(), most);
    }

    @Override
    public long waiting() {
        return jdbc.query("select count(*) from unread", row -> row.getLong(1)).orElse(0L);
    }

    /** What a delivery means. */
    private record Unread(long id, String event, Instant received, List<Notice> notices) {

        static Unread read(ResultSet row) throws SQLException {
            return new Unread(
                    row.getLong("id"),
                    row.getString("event"),
                    Jdbc.instant(row, "received"),
                    NoticeText.read(row.getString("notices")));
        }

        boolean isReason() {
            return notices.size() == 1 && notices.get(0) instanceof Notice.Reason;
        }
    }

    @Override
    @Transactional
    public int read(List<Long> unread) {
        Map<Long, Unread> locked = jdbc.list(LOCK, Unread::read, unread).stream()
                .collect(Collectors.toMap(Unread::id, Function.identity()));
        int together = (int) unread.stream()
                .takeWhile(id -> !locked.containsKey(id) || locked.get(id).isReason())
                .count();
        int done = Math.max(1, together);
        List<Unread> ours = unread.subList(0, done).stream()
                .flatMap(id -> Optional.ofNullable(locked.get(id)).stream())
                .toList();
        if (ours.isEmpty()) {
            return done;
        }
        jdbc.update(TAKE, ours.stream().map(Unread::id).toList());
        if (together > 0) {
            effects.together(ours.stream()
                    .map(one -> new Effects.Given((Notice.Reason) one.notices().get(0), one.event(), one.received()))
                    .toList());
        } else {
            Unread one = ours.get(0);
            one.notices().forEach(notice -> effects.take(notice, one.event(), one.received()));
        }
        return done;
    }

    @Override
    public void failed(long id, String why) {
        jdbc.query(FAILED, row -> row.getInt(1), clock.instant(), id)
                .filter(failures -> failures >= MOST_FAILURES)
                .ifPresent(failures -> letters.keep(TASK, id, why, failures));
    }
}
