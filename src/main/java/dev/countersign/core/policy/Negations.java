package dev.countersign.core.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes a policy ask for less the more there is of it, because a condition names it under {@code not}: adding to it would loosen.
 *
 * @param areas names of areas
 * @param signals names of signals
 * @param risk whether risk, likelihood or impact is named so
 */
record Negations(Set<String> areas, Set<String> signals, boolean risk) {

    /** Those of all conditions of a policy. */
    static Negations of(Policy policy) {
        Negations found = new Negations(new LinkedHashSet<>(), new LinkedHashSet<>(), false);
        boolean risk = Stream.concat(
                        policy.requirements().stream().map(Requirement::when),
                        policy.checklists().stream().map(Checklist::when))
                .map(when -> found.collect(when, true))
                .reduce(false, Boolean::logicalOr);
        return new Negations(found.areas, found.signals, risk);
    }

    /** Why risk cannot be raised, as a hint. */
    String why() {
        return "the organisation's policy has `risk`, `likelihood` or `impact` under `not`, so more risk would ask for less";
    }

    private boolean collect(Condition condition, boolean positive) {
        if (condition instanceof Condition.Not not) {
            return collect(not.part(), !positive);
        }
        if (condition instanceof Condition.All all) {
            return collect(all.parts(), positive);
        }
        if (condition instanceof Condition.Any any) {
            return collect(any.parts(), positive);
        }
        if (!positive && condition instanceof Condition.Areas named) {
            areas.addAll(named.names());
        }
        if (!positive && condition instanceof Condition.Signals named) {
            signals.addAll(named.ids());
        }
        return !positive
                && (condition instanceof Condition.RiskAtLeast
                        || condition instanceof Condition.LikelihoodAtLeast
                        || condition instanceof Condition.ImpactAtLeast);
    }

    private boolean collect(List<Condition> parts, boolean positive) {
        boolean risk = false;
        for (Condition part : parts) {
            risk |= collect(part, positive);
        }
        return risk;
    }
}
