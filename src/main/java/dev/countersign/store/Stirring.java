package dev.countersign.store;

import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives pull requests one more reason to be looked at, within somebody's transaction. */
final class Stirring {

    /** Since when it waits: the first reason that was not answered; and for what at last. */
    private static final String SINCE = "stirred_at = case when subject.wanted > subject.done"
            + " then subject.stirred_at else %s end, stirred_by = %s";

    private static final String ONE = JdbcDue.answering("insert into subject (installation, repository_id, owner,"
            + " repository, number, head, base, open, wanted, done, awaits_checks, awaits_labels, stirred_at, stirred_by)"
            + " values (?, ?, ?, ?, ?, '', '', true, 1, 0, '', false, ?, ?)"
            + " on conflict (repository_id, number) do update set"
            + " installation = excluded.installation, owner = excluded.owner,"
            + " repository = excluded.repository, wanted = subject.wanted + 1, "
            + SINCE.formatted("excluded.stirred_at", "excluded.stirred_by") + " returning id, wanted");

    /** All lock in the same order. */
    private static final String ALL = "update subject set wanted = subject.wanted + 1, " + SINCE.formatted("?", "?")
            + " from (select id from subject where open and %s order by id for update) as locked"
            + " where subject.id = locked.id returning subject.id";

    private final Jdbc jdbc;
    private final String event;
    private final Instant now;

    /**
     * Within a transaction.
     *
     * @param event the webhook's event that is the reason
     */
    Stirring(Jdbc jdbc, String event, Instant now) {
        this.jdbc = jdbc;
        this.event = event;
        this.now = now;
    }

    /**
     * A pull request that has one more reason.
     *
     * @param first whether nothing was known of it before
     */
    record Stirred(long id, boolean first) {}

    /** One more reason to look at a pull request, whose row is locked until the transaction ends; answers its id. */
    long one(Subject subject) {
        return any(subject).id();
    }

    /** The same, and whether it is the first. */
    Stirred any(Subject subject) {
        return jdbc.query(
                        ONE,
                        row -> new Stirred(row.getLong(1), row.getLong(2) == 1),
                        subject.installation(),
                        subject.repositoryId(),
                        subject.ref().repository().owner(),
                        subject.ref().repository().name(),
                        subject.ref().number(),
                        now,
                        event,
                        SubjectRow.TASK,
                        now)
                .orElseThrow();
    }

    /** One more reason to look at each open pull request of which the condition holds. */
    void all(String where, Object... values) {
        List<Object> all = new ArrayList<>(List.of(now, event));
        Collections.addAll(all, values);
        all.add(SubjectRow.TASK);
        all.add(now);
        jdbc.list(JdbcDue.answering(ALL.formatted(where)), row -> row.getLong(1), all.toArray());
    }
}
