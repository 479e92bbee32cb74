package dev.countersign.core.verdict;

import dev.countersign.core.change.Shas;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Overrides;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.History.Match;
import dev.countersign.core.signoff.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks who overrides a blocked change: bound to its content as a sign-off is, and to a time. */
final class Overrules {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Bench bench;
    private final Overrides rule;
    private final boolean prohibited;
    private final Optional<String> unsigned;

    Overrules(Bench bench, Register register) {
        this.bench = bench;
        this.rule = bench.given().policy().overrides();
        this.prohibited = register.tools().stream().anyMatch(tool -> tool.standing() == ToolState.Standing.PROHIBITED)
                && !rule.alsoClears().contains(Overrides.Finding.PROHIBITED_TOOL);
        this.unsigned = InvalidSignatures.of(bench.given().facts())
                .sentence()
                .filter(found -> !rule.alsoClears().contains(Overrides.Finding.INVALID_SIGNATURE));
    }

    /** Whether an override counts now. */
    Eligibility hear(Act.Commanded act) {
        return impossible(act)
                .<Eligibility>map(Eligibility.NotEligible::new)
                .orElseGet(() -> bench.signatories()
                        .maySign(act.by())
                        .and(bench.signatories().among(act.by(), bench.resolve(rule.from()))));
    }

    private Optional<String> impossible(Act.Commanded act) {
        if (rule.from().isEmpty()) {
            return Optional.of("the policy names nobody who may override");
        }
        if (bench.history().compare(act.head(), act.at()) == Match.STALE) {
            String because = bench.history().staleness(act.head(), act.at(), new Scope.Everything());
            return Optional.of("the override of " + Shas.brief(act.head()) + " is stale: " + because);
        }
        if (!bench.given().dossier().now().isBefore(end(act))) {
            return Optional.of("it ended at " + TIME.format(end(act)));
        }
        return prohibited
                ? Optional.of("an override does not clear a prohibited tool")
                : unsigned.map(found -> found + ", which an override does not clear");
    }

    /** The override, when enough people give it. */
    Optional<Outcome.Overridden> outcome() {
        List<Act.Commanded> counted = counted();
        if (counted.size() < rule.people()) {
            return Optional.empty();
        }
        return Optional.of(new Outcome.Overridden(
                counted.stream().map(act -> act.by().login()).toList(),
                String.join(
                        "; ", counted.stream().map(Overrules::why).distinct().toList()),
                end(counted.get(rule.people() - 1))));
    }

    /** How many more people it takes. */
    int missing() {
        return Math.max(0, rule.people() - counted().size());
    }

    /** Who may override, in words. */
    List<String> from() {
        return bench.resolve(rule.from()).stream().map(Words::of).toList();
    }

    /** Of each person the latest, the latest of all first. */
    private List<Act.Commanded> counted() {
        Map<Long, Act.Commanded> latest = new LinkedHashMap<>();
        bench.given().acts().stream()
                .filter(Act.Commanded.class::isInstance)
                .map(Act.Commanded.class::cast)
                .filter(act -> act.command() instanceof Command.Overrule)
                .filter(act -> hear(act) instanceof Eligibility.Eligible)
                .forEach(act -> latest.merge(act.by().id(), act, (a, b) -> b.at().isBefore(a.at()) ? a : b));
        return latest.values().stream()
                .sorted(Comparator.comparing(Act.Commanded::at).reversed())
                .toList();
    }

    private Instant end(Act.Commanded act) {
        return act.at().plus(rule.expires());
    }

    private static String why(Act.Commanded act) {
        return ((Command.Overrule) act.command()).why();
    }
}
