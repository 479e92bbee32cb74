package dev.countersign.store;

import dev.countersign.core.change.Push;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Pull requests of which nothing was known, and whose rows were made to stand where they do: their first pushes, and the checks
 * that speak for them too from now on. Two statements, however many there are. For one thread.
 */
final class Arrivals {

    private static final String PUSHES = "insert into push (subject_id, head, base, by_id, by_login, by_kind, at, kind)"
            + " select id, head, base, by_id, by_login, by_kind, at::timestamptz, kind from unnest(?::bigint[],"
            + " ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])"
            + " as t (id, head, base, by_id, by_login, by_kind, at, kind) on conflict do nothing";

    /** A check that lets nothing through may wait for the look at the newcomer; a green one may not. */
    private static final String GREEN = JdbcDue.answering("update head set wanted = wanted + 1 from (select h.id"
            + " from unnest(?::bigint[], ?::text[]) as t (repository_id, sha) join head h"
            + " on h.repository_id = t.repository_id and h.sha = t.sha where h.check_passes order by h.id for update of h)"
            + " as shown where head.id = shown.id returning head.id");

    private record Arrival(long id, long repositoryId, Push standing) {}

    private final List<Arrival> all = new ArrayList<>();

    /** One that stands there, and is open. */
    void add(long id, long repositoryId, Push standing) {
        all.add(new Arrival(id, repositoryId, standing));
    }

    /** Keeps those that were added since the last time. */
    void keep(Jdbc jdbc, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        List<String> heads = values(one -> one.standing().head());
        jdbc.together(List.of(
                new Jdbc.Step(
                        PUSHES,
                        values(Arrival::id),
                        heads,
                        values(one -> one.standing().base()),
                        values(one -> one.standing().by().id()),
                        values(one -> one.standing().by().login()),
                        values(one -> one.standing().by().kind().name()),
                        values(one -> one.standing().at().toString()),
                        values(one -> one.standing().kind().name())),
                new Jdbc.Step(GREEN, values(Arrival::repositoryId), heads, HeadRow.TASK, now)));
        all.clear();
    }

    private <T> List<T> values(Function<Arrival, T> value) {
        return all.stream().map(value).toList();
    }
}
