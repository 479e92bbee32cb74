package dev.countersign.core.policy;

import java.util.ArrayList;
import java.util.List;

/** The requirements of both policies; one that is in both applies when either says so, and asks for what both ask. */
record TightenedRequirements(Policy organisation, Policy repository, Loosenings loosenings) {

    List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        for (Requirement floor : organisation.requirements()) {
            requirements.add(repository
                    .requirement(floor.name())
                    .map(own -> merged(floor, own))
                    .orElse(floor));
        }
        for (Requirement own : repository.requirements()) {
            boolean taken = organisation.checklists().stream()
                    .anyMatch(checklist -> checklist.name().equals(own.name()));
            if (taken) {
                loosenings.add(
                        own.origin(),
                        "requirement `" + own.name() + "`",
                        "a checklist of the organisation has that name; choose another");
            } else if (organisation.requirement(own.name()).isEmpty()) {
                requirements.add(own);
            }
        }
        return requirements;
    }

    private Requirement merged(Requirement floor, Requirement own) {
        String name = floor.name();
        boolean when = loosenings.written("requirements", name, "when");
        return new Requirement(
                name,
                floor.title(),
                when ? new Condition.Any(List.of(floor.when(), own.when())) : floor.when(),
                signOffs(floor.signOffs(), own.signOffs(), name),
                scope(floor, own),
                Tightening.union(floor.checks(), own.checks()),
                floor.origin());
    }

    private SignOffRule signOffs(SignOffRule floor, SignOffRule own, String name) {
        if (floor.count() == 0) {
            return own;
        }
        return new SignOffRule(
                loosenings.strictest(floor.count(), own.count(), "requirements", name, "sign-offs", "count"),
                loosenings.narrowed(floor.from(), own.from(), "requirements", name, "sign-offs", "from"),
                loosenings.strictest(floor.distinct(), own.distinct(), "requirements", name, "sign-offs", "distinct"));
    }

    /** A sign-off for the whole change is the stricter one: anything changed makes it stale. */
    private Requirement.Scope scope(Requirement floor, Requirement own) {
        return loosenings.least(floor.scope(), own.scope(), "requirements", floor.name(), "scope");
    }
}
