package dev.countersign.store;

import dev.countersign.core.change.Person;
import java.util.ArrayList;
import java.util.List;

/** Tables {@code act_seen}, {@code actor} and {@code assignee_seen}: who did something on a pull request, and when we knew. */
final class KeptPeople {

    /** In the order in which they are given, which is the order in which they are known. */
    private static final String ACTS = "insert into act_seen (subject_id, place)"
            + " select ?, place from unnest(?) with ordinality as acts (place, number) order by number on conflict do nothing";

    private static final String ASSIGNEES =
            "select person_id, login, kind from assignee_seen where subject_id = ? order by person_id";
    private static final String ASSIGNEE = "insert into assignee_seen (subject_id, person_id, login, kind)"
            + " values (?, ?, ?, ?) on conflict do nothing";

    private KeptPeople() {}

    /** An act by its place, and how early it was known. */
    record Seen(String place, long number) {}

    /** How early each act was known. */
    static Jdbc.Question<Seen> known(long subject) {
        return new Jdbc.Question<>(
                "select place, seen from act_seen where subject_id = ?",
                row -> new Seen(row.getString(1), row.getLong(2)),
                subject);
    }

    /** Keeps that acts are known, and whom the pull request is assigned to. */
    static List<Jdbc.Step> keep(long id, List<String> places, List<Person> assignees) {
        List<Jdbc.Step> steps = new ArrayList<>();
        if (!places.isEmpty()) {
            steps.add(new Jdbc.Step(ACTS, id, places));
        }
        assignees.forEach(person -> steps.add(new Jdbc.Step(
                ASSIGNEE, id, person.id(), person.login(), person.kind().name())));
        return steps;
    }

    /** Whom a pull request was ever assigned to. */
    static Jdbc.Question<Person> assignees(long subject) {
        return new Jdbc.Question<>(
                ASSIGNEES,
                row -> new Person(row.getLong(1), row.getString(2), Person.Kind.valueOf(row.getString(3))),
                subject);
    }

    /** Logins of those who did something. */
    static Jdbc.Question<String> actors(long subject) {
        return new Jdbc.Question<>("select login from actor where subject_id = ?", row -> row.getString(1), subject);
    }
}
