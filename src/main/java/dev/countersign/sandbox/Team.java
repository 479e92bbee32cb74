package dev.countersign.sandbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A team: who is in it, and who is only invited. */
final class Team {

    final long id;
    final String slug;
    final Organisation organisation;
    final Map<Account, String> roles = new LinkedHashMap<>();
    final Set<Account> pending = new LinkedHashSet<>();

    Team(long id, String slug, Organisation organisation) {
        this.id = id;
        this.slug = slug;
        this.organisation = organisation;
    }

    /** Active members; whoever has only been invited is not one. */
    List<Account> active() {
        return roles.keySet().stream()
                .filter(person -> !pending.contains(person))
                .toList();
    }
}
