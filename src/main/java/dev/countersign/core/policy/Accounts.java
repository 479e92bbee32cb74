package dev.countersign.core.policy;

import dev.countersign.core.change.Person;
import java.util.Locale;
import java.util.Set;

/**
 * Accounts that a condition names.
 *
 * @param logins these, in lower case
 * @param teams the members of these
 * @param author whether whoever opened the pull request is meant too
 */
public record Accounts(Set<String> logins, Set<Signers.Team> teams, boolean author) {

    /** Copies the sets. */
    public Accounts {
        logins = Set.copyOf(logins);
        teams = Set.copyOf(teams);
    }

    /** Whether that account is one of them; unknown when only the members of a team that nobody knows could tell. */
    public Truth include(Person person, Situation situation) {
        boolean named = logins.contains(person.login().toLowerCase(Locale.ROOT));
        boolean opened = author && situation.facts().pullRequest().author().same(person);
        return named || opened
                ? Truth.YES
                : teams.stream().map(team -> member(person, team, situation)).reduce(Truth.NO, Truth::or);
    }

    private static Truth member(Person person, Signers.Team team, Situation situation) {
        Set<Long> members = situation.members().get(team);
        return members == null ? Truth.UNKNOWN : Truth.of(members.contains(person.id()));
    }
}
