package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;
import dev.countersign.outbox.Shelf;
import dev.countersign.outbox.Shown;
import dev.countersign.outbox.ShownCheck;
import java.time.Clock;

/** Keeps what GitHub shows in the tables {@code publication} and {@code head}, as long as a look is the newest. */
public final class JdbcShelf implements Shelf {

    /** Forgets what a comment says, but not that GitHub may still do something over it. */
    static final String FORGET = "update publication set comment_digest = substring(comment_digest from '^[?]?')";

    private static final String COMMENT = " update publication set comment_id = ?, comment_digest = ?,"
            + " comment_attempted = ?%s where subject_id = ? and look = ?";
    private static final String CHECK = " update head set check_id = ?, check_digest = ?, check_passes = ?,"
            + " check_attempted = ?%s where id = ? and look = ?";

    /** What is kept, and under the row's lock that something is being created where it is nothing. */
    private static final String CLAIM_COMMENT = "with claimed as (update publication set comment_attempted = true"
            + " where subject_id = ? and look = ? and comment_id = 0 and comment_digest = '' and not comment_attempted"
            + " returning 1) select comment_id, comment_digest, comment_attempted, exists (select 1 from claimed)"
            + " from publication where subject_id = ? and look = ?";

    private static final String CLAIM_CHECK = "with claimed as (update head set check_attempted = true"
            + " where id = ? and look = ? and check_id = 0 and check_digest = '' and not check_passes and not check_attempted"
            + " returning 1) select check_id, check_digest, check_passes, check_attempted,"
            + " exists (select 1 from claimed) from head where id = ? and look = ?";

    private final Jdbc jdbc;
    private final LateWrites late;

    /** Keeps it in the tables that these sessions see. */
    public JdbcShelf(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.late = new LateWrites(sessions, clock);
    }

    @Override
    public Shown shown(Look.AtPull look) {
        return jdbc.query(
                        "select comment_id, comment_digest, comment_attempted from publication"
                                + " where subject_id = ? and look = ?",
                        row -> new Shown(row.getLong(1), row.getString(2), row.getBoolean(3)),
                        look.work(),
                        look.number())
                .orElseThrow(Overtaken::new);
    }

    @Override
    public Shown claim(Look.AtPull look) {
        return jdbc.query(
                        CLAIM_COMMENT,
                        row -> claimed(
                                new Shown(row.getLong(1), row.getString(2), row.getBoolean(3)),
                                Shown.NOTHING,
                                row.getBoolean(4)),
                        look.work(),
                        look.number(),
                        look.work(),
                        look.number())
                .orElseThrow(Overtaken::new);
    }

    @Override
    public void keep(Look.AtPull look, Shown shown) {
        kept(jdbc.update(
                isSettled(shown.commentDigest(), shown.commentAttempted())
                        ? Jdbc.LAZILY + COMMENT.formatted(" from lazily")
                        : COMMENT.formatted(""),
                shown.commentId(),
                shown.commentDigest(),
                shown.commentAttempted(),
                look.work(),
                look.number()));
    }

    @Override
    public void mistrust(Look.AtPull look) {
        late.repair(look, "update publication set comment_digest = '?', comment_attempted = true where subject_id = ?");
    }

    @Override
    public ShownCheck shown(Look.AtCommit look) {
        return jdbc.query(
                        "select check_id, check_digest, check_passes, check_attempted from head where id = ? and look = ?",
                        row -> new ShownCheck(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                        look.work(),
                        look.number())
                .orElseThrow(Overtaken::new);
    }

    @Override
    public ShownCheck claim(Look.AtCommit look) {
        return jdbc.query(
                        CLAIM_CHECK,
                        row -> claimed(
                                new ShownCheck(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                                ShownCheck.NOTHING,
                                row.getBoolean(5)),
                        look.work(),
                        look.number(),
                        look.work(),
                        look.number())
                .orElseThrow(Overtaken::new);
    }

    @Override
    public void keep(Look.AtCommit look, ShownCheck shown) {
        kept(jdbc.update(
                isSettled(shown.digest(), shown.attempted())
                        ? Jdbc.LAZILY + CHECK.formatted(" from lazily")
                        : CHECK.formatted(""),
                shown.id(),
                shown.digest(),
                shown.passes(),
                shown.attempted(),
                look.work(),
                look.number()));
    }

    @Override
    public void mistrust(Look.AtCommit look) {
        late.repair(look, HeadRow.DOUBTED);
    }

    /** Where nothing is kept and yet nothing could be claimed, a newer look has changed the row in between. */
    private static <T> T claimed(T kept, T nothing, boolean claimed) {
        if (kept.equals(nothing) && !claimed) {
            throw new Overtaken();
        }
        return kept;
    }

    /** What GitHub answered is asked for again if it is lost; that it is about to be asked must not be. */
    private static boolean isSettled(String digest, boolean attempted) {
        return !attempted && !digest.isEmpty() && !digest.startsWith("?");
    }

    private static void kept(int rows) {
        if (rows == 0) {
            throw new Overtaken();
        }
    }
}
