package dev.countersign.core.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes a policy ask for less the more there is of it, because a condition names it under {@code not}: adding to it would loosen.
 *
 * @param areas names of areas
 * @param risk whether risk, likelihood or impact is named so
 */
record Negations(Set<String> areas, boolean risk) {

    /** Those of all conditions of a policy. */
    static Negations of(Policy policy) {
        Set<String> areas = new LinkedHashSet<>();
        boolean risk = Stream.concat(
                        policy.requirements().stream().map(Requirement::when),
                        policy.checklists().stream().map(Checklist::when))
                .map(when -> collect(when, true, areas))
                .reduce(false, Boolean::logicalOr);
        return new Negations(areas, risk);
    }

    /** Why risk cannot be raised, as a hint. */
    String why() {
        return "the organisation's policy has `risk`, `likelihood` or `impact` under `not`, so more risk would ask for less";
    }

    private static boolean collect(Condition condition, boolean positive, Set<String> areas) {
        if (condition instanceof Condition.Not not) {
            return collect(not.part(), !positive, areas);
        }
        if (condition instanceof Condition.All all) {
            return collect(all.parts(), positive, areas);
        }
        if (condition instanceof Condition.Any any) {
            return collect(any.parts(), positive, areas);
        }
        if (!positive && condition instanceof Condition.Areas named) {
            areas.addAll(named.names());
        }
        return !positive
                && (condition instanceof Condition.RiskAtLeast
                        || condition instanceof Condition.LikelihoodAtLeast
                        || condition instanceof Condition.ImpactAtLeast);
    }

    private static boolean collect(List<Condition> parts, boolean positive, Set<String> areas) {
        boolean risk = false;
        for (Condition part : parts) {
            risk |= collect(part, positive, areas);
        }
        return risk;
    }
}
