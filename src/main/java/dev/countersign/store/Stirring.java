package dev.countersign.store;

import dev.countersign.flow.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives pull requests one more reason to be looked at, within somebody's transaction. */
final class Stirring {

    /** Since when it waits: the first reason that was not answered; and for what at last. */
    private static final String SINCE = "stirred_at = case when subject.wanted > subject.done"
            + " then subject.stirred_at else %s end, stirred_by = %s";

    /** Each of them is in it once. All lock in the same order; after those that are known come new ones, which nobody has locked. */
    private static final String EACH =
            "with told as (select t.*, t.since::timestamptz as at, (select s.id from subject s"
                    + " where s.repository_id = t.repository_id and s.number = t.number) as known from unnest(?::bigint[],"
                    + " ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])"
                    + " as t (installation, repository_id, owner, repository, number, since, event, head, base)),"
                    + " changed as (insert into subject (installation, repository_id, owner, repository, number, head, base,"
                    + " open, wanted, done, awaits_checks, awaits_labels, stirred_at, stirred_by)"
                    + " select installation, repository_id, owner, repository, number, head, base, true, 1, 0, '', false, at, event"
                    + " from told order by known nulls last, repository_id, number"
                    + " on conflict (repository_id, number) do update set"
                    + " installation = excluded.installation, owner = excluded.owner,"
                    + " repository = excluded.repository, wanted = subject.wanted + 1, "
                    + SINCE.formatted("excluded.stirred_at", "excluded.stirred_by")
                    + " returning id, repository_id, number, wanted),"
                    + " due as (" + JdbcDue.INTO + "select ?, c.id::text, t.at, false, 1 from changed c"
                    + " join told t on t.repository_id = c.repository_id and t.number = c.number" + JdbcDue.FORWARD
                    + ")"
                    + " select * from changed";

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
     * Why a pull request is to be looked at.
     *
     * @param event the webhook's event
     * @param at when it came
     * @param head where it stands if nothing is known of it; empty while nobody has told
     * @param base against what
     */
    record Cause(Subject subject, String event, Instant at, String head, String base) {

        /** One that does not tell where it stands. */
        Cause(Subject subject, String event, Instant at) {
            this(subject, event, at, "", "");
        }

        /** Both as one: it waits since this one came, and stands where this one tells. */
        private Cause and(Cause next) {
            return new Cause(next.subject(), next.event(), at, head, base);
        }
    }

    /**
     * A pull request that has one more reason.
     *
     * @param first whether nothing was known of it before
     */
    record Stirred(long id, boolean first) {}

    /** One more reason to look at a pull request, whose row is locked until the transaction ends; answers its id. */
    long one(Subject subject) {
        return each(jdbc, List.of(new Cause(subject, event, now)))
                .get(subject.key())
                .id();
    }

    /**
     * One more reason to look at each of these, whose rows are locked until the transaction ends. Several that one pull request is
     * given together count as one; it waits since the first of them.
     *
     * @return by the {@link Subject#key()} of each
     */
    static Map<String, Stirred> each(Jdbc jdbc, List<Cause> causes) {
        Map<String, Cause> each = new LinkedHashMap<>();
        for (Cause cause : causes) {
            each.merge(cause.subject().key(), cause, Cause::and);
        }
        Collection<Cause> all = each.values();
        return jdbc
                .list(
                        EACH,
                        Stirring::keyed,
                        values(all, cause -> cause.subject().installation()),
                        values(all, cause -> cause.subject().repositoryId()),
                        values(all, cause -> cause.subject().ref().repository().owner()),
                        values(all, cause -> cause.subject().ref().repository().name()),
                        values(all, cause -> (long) cause.subject().ref().number()),
                        values(all, cause -> cause.at().toString()),
                        values(all, Cause::event),
                        values(all, Cause::head),
                        values(all, Cause::base),
                        SubjectRow.TASK)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, Stirred> keyed(ResultSet row) throws SQLException {
        return Map.entry(
                Subject.key(row.getLong("repository_id"), row.getInt("number")),
                new Stirred(row.getLong("id"), row.getLong("wanted") == 1));
    }

    private static <T> List<T> values(Collection<Cause> all, Function<Cause, T> value) {
        return all.stream().map(value).toList();
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
