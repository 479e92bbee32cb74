package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.Standing;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
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
                     case when max(r.at) > ?3 then 1 else 0 end as today
                from review_request r join subject s on s.id = r.subject_id
                where r.person_id in (?1) and r.subject_id <> ?2 and r.state = 'ASKED'
                group by r.person_id, r.subject_id, s.open
              union all
              select g.person_id, 0, 1, 0 from sign_off_seen g
                where g.person_id in (?1) and g.subject_id <> ?2 and g.at > ?4
                group by g.person_id, g.subject_id) as each_one
            group by person
            """;

    private final EntityManager database;

    KeptRequests(EntityManager database) {
        this.database = database;
    }

    /** Whom we asked on a pull request, oldest first. */
    List<Asked> asked(long id) {
        List<?> rows = database.createNativeQuery("select person_id, login, requirement, at, state from review_request"
                        + " where subject_id = ?1 order by at, person_id, requirement")
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new Asked(
                        new Person(((Number) one[0]).longValue(), (String) one[1], Person.Kind.USER),
                        (String) one[2],
                        (Instant) one[3],
                        Asked.State.valueOf((String) one[4])))
                .toList();
    }

    void keep(long id, List<Asked> asked) {
        for (Asked one : asked) {
            database.createNativeQuery(
                            "insert into review_request (subject_id, person_id, requirement, login, at, state)"
                                    + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (subject_id, person_id, requirement)"
                                    + " do update set login = excluded.login, at = excluded.at, state = excluded.state")
                    .setParameter(1, id)
                    .setParameter(2, one.person().id())
                    .setParameter(3, one.requirement())
                    .setParameter(4, one.person().login())
                    .setParameter(5, one.at())
                    .setParameter(6, one.state().name())
                    .executeUpdate();
        }
    }

    /** Keeps the sign-offs that people gave and have not taken back; those of long ago stay. */
    void keepSignOffs(long id, Case given) {
        Standing standing =
                Standing.after(given.acts(), given.dossier().memory().known());
        for (SignOff signOff : standing.signOffs()) {
            database.createNativeQuery("insert into sign_off_seen (subject_id, place, person_id, at, login)"
                            + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, signOff.place())
                    .setParameter(3, signOff.by().id())
                    .setParameter(4, signOff.at())
                    .setParameter(5, signOff.by().login())
                    .executeUpdate();
        }
    }

    Map<Long, Load> loads(long except, Set<Long> people, Instant now) {
        Map<Long, Load> loads = new HashMap<>();
        List<?> rows = database.createNativeQuery(LOADS)
                .setParameter(1, people)
                .setParameter(2, except)
                .setParameter(3, now.minus(DAY))
                .setParameter(4, now.minus(WEEK))
                .getResultList();
        for (Object row : rows) {
            Object[] one = (Object[]) row;
            loads.put(number(one[0]), new Load((int) number(one[1]), (int) number(one[2]), (int) number(one[3])));
        }
        return loads;
    }

    List<Elsewhere> signed(long except, Set<Long> people, Instant from, Instant until) {
        List<?> rows = database.createNativeQuery(
                        "select g.person_id, s.owner || '/' || s.repository || '#' || s.number, g.at from sign_off_seen g"
                                + " join subject s on s.id = g.subject_id where g.person_id in (?1) and s.id <> ?2"
                                + " and g.at between ?3 and ?4 order by g.at, g.subject_id, g.place")
                .setParameter(1, people)
                .setParameter(2, except)
                .setParameter(3, from)
                .setParameter(4, until)
                .setMaxResults(MOST)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new Elsewhere(number(one[0]), (String) one[1], (Instant) one[2]))
                .toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
