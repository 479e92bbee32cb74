package dev.countersign.core.policy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes a policy ask for less the more there is of it, because a condition names it under {@code not}: adding to it would loosen.
 *
 * @param areas names of areas
 * @param signals names of signals
 * @param risk whether risk, likelihood or impact is named so
 * @param tools whether assistance, a tool or a tool's status is named so
 */
record Negations(Set<String> areas, Set<String> signals, boolean risk, boolean tools) {

    private enum Kind {
        RISK,
        TOOLS
    }

    /** Those of all conditions of a policy. */
    static Negations of(Policy policy) {
        Set<String> areas = new LinkedHashSet<>();
        Set<String> signals = new LinkedHashSet<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Stream.concat(
                        policy.requirements().stream().map(Requirement::when),
                        policy.checklists().stream().map(Checklist::when))
                .forEach(when -> collect(when, true, areas, signals, kinds));
        return new Negations(areas, signals, kinds.contains(Kind.RISK), kinds.contains(Kind.TOOLS));
    }

    /** Why risk cannot be raised, as a hint. */
    String why() {
        return "the organisation's policy has `risk`, `likelihood` or `impact` under `not`, so more risk would ask for less";
    }

    private static void collect(
            Condition condition, boolean positive, Set<String> areas, Set<String> signals, Set<Kind> kinds) {
        if (condition instanceof Condition.Not not) {
            collect(not.part(), !positive, areas, signals, kinds);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, positive, areas, signals, kinds));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, positive, areas, signals, kinds));
        } else if (!positive && condition instanceof Condition.Areas named) {
            areas.addAll(named.names());
        } else if (!positive && condition instanceof Condition.Signals named) {
            signals.addAll(named.ids());
        } else if (!positive && isRisk(condition)) {
            kinds.add(Kind.RISK);
        } else if (!positive && isTools(condition)) {
            kinds.add(Kind.TOOLS);
        }
    }

    private static boolean isRisk(Condition condition) {
        return condition instanceof Condition.RiskAtLeast
                || condition instanceof Condition.LikelihoodAtLeast
                || condition instanceof Condition.ImpactAtLeast;
    }

    private static boolean isTools(Condition condition) {
        return condition instanceof Condition.AssistanceAtLeast
                || condition instanceof Condition.Tools
                || condition instanceof Condition.ToolStatus;
    }
}
