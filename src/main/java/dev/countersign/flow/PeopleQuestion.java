package dev.countersign.flow;

import dev.countersign.core.policy.Signers;
import java.util.HashSet;
import java.util.Set;

/**
 * What the judge wants to know about people.
 *
 * @param teams whose members
 * @param logins whose permission on the repository
 */
public record PeopleQuestion(Set<Signers.Team> teams, Set<String> logins) {

    /** Copies the sets. */
    public PeopleQuestion {
        teams = Set.copyOf(teams);
        logins = Set.copyOf(logins);
    }

    /** Nothing. */
    public static PeopleQuestion nothing() {
        return new PeopleQuestion(Set.of(), Set.of());
    }

    /** The same, and those people's permission. */
    public PeopleQuestion and(Set<String> people) {
        Set<String> all = new HashSet<>(logins);
        all.addAll(people);
        return new PeopleQuestion(teams, all);
    }

    /** Whether there is nothing to ask. */
    public boolean isEmpty() {
        return teams.isEmpty() && logins.isEmpty();
    }
}
