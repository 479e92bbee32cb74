package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.Standing;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables {@code review_request} and {@code sign_off_seen}: whom we asked for a review, and who signed what when. */
final class KeptRequests {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 1_000;

    private static final String LOADS = """
            select person, sum(open), sum(signed), sum(today) from (
              select r.person_id as person,
                     case when s.open and not exists (select 1 from sign_off_seen g
                       where g.subject_id = r.subject_id and g.person_id = r.person_id) then 1 else 0 end as open,
                     0 as signed,
                     case when max(r.at) > ? then 1 else 0 end as today
                from review_request r join subject s on s.id = r.subject_id
                where r.person_id = any(?) and r.subject_id <> ? and r.state = 'ASKED'
                group by r.person_id, r.subject_id, s.open
              union all
              select g.person_id, 0, 1, 0 from sign_off_seen g
                where g.person_id = any(?) and g.subject_id <> ? and g.at > ?
                group by g.person_id, g.subject_id) as each_one
            group by person
            """;

    private static final String ASKED = "select person_id, login, requirement, at, state from review_request"
            + " where subject_id = ? order by at, person_id, requirement";
    private static final String ASK =
            "insert into review_request (subject_id, person_id, requirement, login, at, state)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict (subject_id, person_id, requirement)"
                    + " do update set login = excluded.login, at = excluded.at, state = excluded.state";
    private static final String SIGN_OFF = "insert into sign_off_seen (subject_id, place, person_id, at, login)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String SIGNED =
            "select g.person_id, s.owner || '/' || s.repository || '#' || s.number, g.at from sign_off_seen g"
                    + " join subject s on s.id = g.subject_id where g.person_id = any(?) and s.id <> ?"
                    + " and g.at between ? and ? order by g.at, g.subject_id, g.place limit " + MOST;

    private final Jdbc jdbc;

    KeptRequests(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom we asked on a pull request, oldest first. */
    static Jdbc.Question<Asked> asked(long id) {
        return new Jdbc.Question<>(
                ASKED,
                row -> new Asked(
                        new Person(row.getLong("person_id"), row.getString("login"), Person.Kind.USER),
                        row.getString("requirement"),
                        Jdbc.instant(row, "at"),
                        Asked.State.valueOf(row.getString("state"))),
                id);
    }

    void keep(long id, List<Asked> asked) {
        jdbc.together(asked.stream()
                .map(one -> new Jdbc.Step(
                        ASK,
                        id,
                        one.person().id(),
                        one.requirement(),
                        one.person().login(),
                        one.at(),
                        one.state().name()))
                .toList());
    }

    /** Keeps the sign-offs that people gave and have not taken back; those of long ago stay. */
    static List<Jdbc.Step> keepSignOffs(long id, Case given) {
        Standing standing =
                Standing.after(given.acts(), given.dossier().memory().known());
        List<Jdbc.Step> steps = new ArrayList<>();
        for (SignOff signOff : standing.signOffs()) {
            steps.add(new Jdbc.Step(
                    SIGN_OFF,
                    id,
                    signOff.place(),
                    signOff.by().id(),
                    signOff.at(),
                    signOff.by().login()));
        }
        return steps;
    }

    Map<Long, Load> loads(long except, Set<Long> people, Instant now) {
        Map<Long, Load> loads = new HashMap<>();
        jdbc.list(
                LOADS,
                row -> loads.put(row.getLong(1), new Load(row.getInt(2), row.getInt(3), row.getInt(4))),
                now.minus(DAY),
                people,
                except,
                people,
                except,
                now.minus(WEEK));
        return loads;
    }

    /** What people signed on other pull requests in that time, both ends included, oldest first. */
    List<Elsewhere> signed(long except, Set<Long> people, Instant from, Instant until) {
        return jdbc.list(
                SIGNED,
                row -> new Elsewhere(row.getLong(1), row.getString(2), Jdbc.instant(row, "at")),
                people,
                except,
                from,
                until);
    }
}
