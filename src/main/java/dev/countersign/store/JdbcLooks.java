package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Overtaken;
import java.util.function.Supplier;

/** Counts looks: at pull requests in the table {@code publication}, at commits in {@code head}. Safe for use by many threads. */
public final class JdbcLooks implements Looks {

    private static final String AT_PULL =
            "insert into publication (subject_id, wanted, comment_id, comment_digest, comment_attempted, look)"
                    + " values (?, '', 0, '', false, 1) on conflict (subject_id)"
                    + " do update set look = publication.look + 1 returning look";

    private final Jdbc jdbc;

    /** Counts in the tables that these sessions see. */
    public JdbcLooks(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public Look.AtPull atPull(long subject) {
        Journey journey = jdbc.journey();
        Supplier<Look.AtPull> look = atPull(journey, subject);
        journey.go();
        return look.get();
    }

    /** Counts one more look at a pull request on that journey; it is told when the journey is over. */
    static Supplier<Look.AtPull> atPull(Journey journey, long subject) {
        Journey.Answer<Long> number = journey.ask(AT_PULL, row -> row.getLong(1), subject);
        return () -> new Look.AtPull(subject, number.first().orElseThrow());
    }

    @Override
    public Look.AtCommit atCommit(long head) {
        return new Look.AtCommit(head, number("update head set look = look + 1 where id = ? returning look", head));
    }

    @Override
    public boolean isNewest(Look look) {
        return number(select(look), look.work()) == look.number();
    }

    @Override
    public void require(Look look) {
        if (number(select(look) + " for update", look.work()) != look.number()) {
            throw new Overtaken();
        }
    }

    private static String select(Look look) {
        return look instanceof Look.AtPull
                ? "select look from publication where subject_id = ?"
                : "select look from head where id = ?";
    }

    private long number(String sql, long work) {
        return jdbc.query(sql, row -> row.getLong(1), work)
                .orElseThrow(() -> new IllegalStateException(work + " was never kept"));
    }
}
