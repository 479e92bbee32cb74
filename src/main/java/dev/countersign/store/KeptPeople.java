package dev.countersign.store;

import dev.countersign.core.change.Person;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables {@code act_seen}, {@code actor} and {@code assignee_seen}: who did something on a pull request, and when we knew. */
final class KeptPeople {

    private final EntityManager database;

    KeptPeople(EntityManager database) {
        this.database = database;
    }

    /** How early each act was known, by its place. */
    Map<String, Long> known(Traces traces, long id) {
        return traces
                .list(Traces.Table.ACT_SEEN, () -> rows("select place, seen from act_seen where subject_id = ?1", id))
                .stream()
                .collect(Collectors.toMap(one -> (String) one[0], one -> ((Number) one[1]).longValue()));
    }

    void keepActs(long id, List<String> places) {
        for (String place : places) {
            database.createNativeQuery(
                            "insert into act_seen (subject_id, place) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, place)
                    .executeUpdate();
        }
    }

    /** Whom a pull request was ever assigned to. */
    List<Person> assignees(Traces traces, long id) {
        String all = "select person_id, login, kind from assignee_seen where subject_id = ?1 order by person_id";
        return traces.list(Traces.Table.ASSIGNEE_SEEN, () -> rows(all, id)).stream()
                .map(one -> new Person(
                        ((Number) one[0]).longValue(), (String) one[1], Person.Kind.valueOf((String) one[2])))
                .toList();
    }

    void keepAssignees(long id, List<Person> assignees) {
        for (Person person : assignees) {
            database.createNativeQuery("insert into assignee_seen (subject_id, person_id, login, kind)"
                            + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                    .setParameter(1, id)
                    .setParameter(2, person.id())
                    .setParameter(3, person.login())
                    .setParameter(4, person.kind().name())
                    .executeUpdate();
        }
    }

    /** Logins of those who did something. */
    Set<String> actors(Traces traces, long id) {
        return traces
                .list(Traces.Table.ACTOR, () -> rows("select login, subject_id from actor where subject_id = ?1", id))
                .stream()
                .map(one -> (String) one[0])
                .collect(Collectors.toSet());
    }

    private List<Object[]> rows(String sql, long id) {
        List<?> rows = database.createNativeQuery(sql).setParameter(1, id).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
