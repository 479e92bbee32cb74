package dev.countersign.core.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checklists of both policies; one that is in both applies when either says so, with the items of both. */
record TightenedChecklists(Policy organisation, Policy repository, Loosenings loosenings) {

    List<Checklist> checklists() {
        Set<String> taken = new HashSet<>();
        organisation.checklists().forEach(floor -> floor.items().forEach(item -> taken.add(item.id())));
        List<Checklist> checklists = new ArrayList<>();
        for (Checklist floor : organisation.checklists()) {
            checklists.add(named(repository, floor.name())
                    .map(own -> merged(floor, own, taken))
                    .orElse(floor));
        }
        for (Checklist own : repository.checklists()) {
            if (organisation.requirement(own.name()).isPresent()) {
                loosenings.add(
                        own.origin(),
                        "checklist `" + own.name() + "`",
                        "a requirement of the organisation has that name; choose another");
            } else if (named(organisation, own.name()).isEmpty()) {
                checklists.add(new Checklist(own.name(), own.title(), own.when(), added(own, taken), own.origin()));
            }
        }
        return checklists;
    }

    private Checklist merged(Checklist floor, Checklist own, Set<String> taken) {
        List<Checklist.Item> items = new ArrayList<>(floor.items());
        items.addAll(added(own, taken));
        boolean when = loosenings.written("checklists", floor.name(), "when");
        return new Checklist(
                floor.name(),
                floor.title(),
                when ? new Condition.Any(List.of(floor.when(), own.when())) : floor.when(),
                items,
                floor.origin());
    }

    private List<Checklist.Item> added(Checklist own, Set<String> taken) {
        List<Checklist.Item> added = new ArrayList<>();
        for (Checklist.Item item : own.items()) {
            if (taken.contains(item.id())) {
                loosenings.add(
                        item.origin(),
                        "item `" + item.id() + "`",
                        "an item of the organisation has that id; choose another");
            } else {
                added.add(item);
            }
        }
        return added;
    }

    private static Optional<Checklist> named(Policy policy, String name) {
        return policy.checklists().stream()
                .filter(checklist -> checklist.name().equals(name))
                .findFirst();
    }
}
