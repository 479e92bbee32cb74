package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Situation;
import dev.countersign.core.risk.Area;
import dev.countersign.core.signoff.Scope;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may sign for which requirement of a case, and which files they sign. Not thread-safe: each is worked out once. */
final class Duties {

    /**
     * What one requirement comes to.
     *
     * @param signers the people and teams that may sign, owners resolved
     * @param scope the files that a sign-off is bound to
     */
    record Duty(List<Signers> signers, Scope scope) {}

    private final Case given;
    private final Situation situation;
    private final Map<String, Area> areas = new HashMap<>();
    private final Map<String, Duty> known = new HashMap<>();

    Duties(Case given, Situation situation) {
        this.given = given;
        this.situation = situation;
        given.policy().areas().forEach(area -> areas.put(area.name(), area));
    }

    Duty of(Requirement requirement) {
        return known.computeIfAbsent(requirement.name(), name -> {
            List<Area> named = areas(requirement);
            return new Duty(signers(requirement.signOffs().from(), named), scope(requirement, named));
        });
    }

    /** The touched areas that made a requirement apply. */
    private List<Area> areas(Requirement requirement) {
        return requirement.areas(situation).stream()
                .filter(areas::containsKey)
                .map(areas::get)
                .toList();
    }

    /** People and teams that the policy names for the whole change; owners are those of all touched areas. */
    List<Signers> resolve(List<Signers> from) {
        return signers(
                from,
                given.risk().impact().touched().stream()
                        .filter(areas::containsKey)
                        .map(areas::get)
                        .toList());
    }

    private List<Signers> signers(List<Signers> from, List<Area> named) {
        Set<Signers> resolved = new LinkedHashSet<>();
        for (Signers signers : from) {
            if (signers instanceof Signers.Owners) {
                named.forEach(area ->
                        area.owners().forEach(owner -> Signers.read(owner).ifPresent(resolved::add)));
            } else if (signers instanceof Signers.CodeOwners) {
                resolved.addAll(given.codeOwners());
            } else {
                resolved.add(signers);
            }
        }
        return List.copyOf(resolved);
    }

    private Scope scope(Requirement requirement, List<Area> named) {
        boolean complete = given.facts().completeness() instanceof Completeness.Complete;
        if (requirement.scope() == Requirement.Scope.CHANGE || !complete || named.isEmpty()) {
            return new Scope.Everything();
        }
        return new Scope.Within(named.stream().map(Area::paths).reduce(PathPatterns.of(List.of()), PathPatterns::or));
    }
}
