package dev.countersign.core.signoff;

import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What GitHub said about teams and permissions, as far as it was asked. Anything else is unknown, never "no".
 *
 * @param teams the teams that were asked for
 * @param permissions the permission on the repository of the people that were asked for, by login in lower case
 */
public record Directory(Map<Signers.Team, Team> teams, Map<String, Grant> permissions) {

    /** Copies the maps. */
    public Directory {
        teams = Map.copyOf(teams);
        permissions = Map.copyOf(permissions);
    }

    /** Nothing was asked. */
    public static Directory empty() {
        return new Directory(Map.of(), Map.of());
    }

    /** Ids of the active members of each team that is known; what GitHub does not show may still be a team. */
    public Map<Signers.Team, Set<Long>> members() {
        Map<Signers.Team, Set<Long>> members = new HashMap<>();
        teams.forEach((team, answer) -> {
            if (answer instanceof Team.Members all) {
                members.put(team, all.people().stream().map(Person::id).collect(Collectors.toSet()));
            }
        });
        return members;
    }

    /** What is known of a team. */
    public sealed interface Team {

        /**
         * These are its active members, child teams' included, and nobody else is.
         *
         * @param people everybody whose membership is active
         */
        record Members(List<Person> people) implements Team {
            /** Copies the list. */
            public Members {
                people = List.copyOf(people);
            }
        }

        /** There is no such team, or this App may not see it. */
        record Absent() implements Team {}

        /**
         * It could not be found out.
         *
         * @param why one sentence without a full stop
         */
        record Unknown(String why) implements Team {}
    }

    /** What is known of somebody's permission. */
    public sealed interface Grant {

        /**
         * This is the permission.
         *
         * @param permission the best one the account has
         * @param id the account that bears the login now
         */
        record Known(Permission permission, long id) implements Grant {}

        /**
         * It could not be found out.
         *
         * @param why one sentence without a full stop
         */
        record Unknown(String why) implements Grant {}
    }
}
