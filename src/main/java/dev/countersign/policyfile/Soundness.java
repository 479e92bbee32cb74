package dev.countersign.policyfile;

import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.risk.Area;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what only a whole policy shows: names that nothing has, areas without files, requirements that ask nothing or never apply.
 *
 * @param policy as it was read
 * @param floor the policy that it builds on, when that is known
 * @param problems where what is found is told
 */
record Soundness(Policy policy, Optional<Policy> floor, Problems problems) {

    void check(References references) {
        references.check(policy, floor, areasElsewhere(), buildsOnUnread());
        Unreachable unreachable = new Unreachable(emptyAreas());
        for (Requirement requirement : policy.requirements()) {
            String named = "requirement " + Problems.quote(requirement.name());
            if (asksNothing(requirement)) {
                problems.add(requirement.origin(), named + " asks for nothing", "give it `sign-offs` or `checks`");
            }
            unreachable
                    .reason(requirement.when())
                    .ifPresent(why -> problems.add(requirement.origin(), named + " can never apply: " + why, ""));
        }
        for (Checklist checklist : policy.checklists()) {
            String named = "checklist " + Problems.quote(checklist.name());
            unreachable
                    .reason(checklist.when())
                    .ifPresent(why -> problems.add(checklist.origin(), named + " can never apply: " + why, ""));
        }
    }

    /** Whether it, or its floor, extends a file that nobody has read yet, so that names may come from there. */
    private boolean buildsOnUnread() {
        return floor.orElse(policy).extension() instanceof Extension.File;
    }

    private boolean areasElsewhere() {
        return policy.catalog() || floor.filter(Policy::catalog).isPresent() || buildsOnUnread();
    }

    private boolean asksNothing(Requirement requirement) {
        boolean raises = buildsOnUnread()
                || floor.flatMap(base -> base.requirement(requirement.name())).isPresent();
        return requirement.signOffs().count() == 0
                && requirement.checks().isEmpty()
                && !raises
                && !requirement.name().isEmpty();
    }

    /** Areas that no file can be in; one that nothing depends on either is a mistake. */
    private Set<String> emptyAreas() {
        Set<String> dependents = new LinkedHashSet<>();
        policy.areas().forEach(area -> dependents.addAll(area.dependents()));
        Set<String> empty = new LinkedHashSet<>();
        for (Area area : policy.areas()) {
            boolean elsewhere = areasElsewhere()
                    || floor.flatMap(base -> base.area(area.name())).isPresent();
            if (area.paths().matchesNothing() && !elsewhere) {
                empty.add(area.name());
                if (!dependents.contains(area.name())) {
                    problems.add(
                            policy.written().at("areas", area.name()),
                            "area " + Problems.quote(area.name()) + " has no paths, so no file is in it",
                            "add `paths: [\"…/**\"]`");
                }
            }
        }
        return empty;
    }
}
