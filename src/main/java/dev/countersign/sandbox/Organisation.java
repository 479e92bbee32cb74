package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An organisation with its people and teams. */
final class Organisation {

    final Account account;
    final Set<Account> members = new LinkedHashSet<>();
    final Set<Account> owners = new LinkedHashSet<>();
    final List<Team> teams = new ArrayList<>();
    final List<Ruleset> rulesets = new ArrayList<>();

    Organisation(Account account) {
        this.account = account;
    }

    boolean has(Account person) {
        return members.contains(person) || owners.contains(person);
    }

    Optional<Team> team(String slug) {
        return teams.stream().filter(team -> team.slug.equals(slug)).findFirst();
    }
}
