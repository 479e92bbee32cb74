package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.command.Command;
import dev.countersign.core.command.Command.AllowTool.Extent;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which exceptions from the register of tools hold. Whoever grants one must be independent of the change that profits.
 *
 * @param holding those that hold
 * @param unknown why it cannot be told of another one whether it holds; empty when it can
 */
record Exemptions(List<Exemption> holding, String unknown) {

    static Exemptions of(Bench bench, String tool) {
        List<Exemption> holding = new ArrayList<>();
        String unknown = "";
        for (Exemption one : latest(bench, tool)) {
            if (why(bench, one).isPresent() || bench.given().today().isAfter(one.until())) {
                continue;
            }
            Eligibility granter = mayGrant(bench, one.by());
            if (granter instanceof Eligibility.Eligible) {
                holding.add(one);
            } else if (granter instanceof Eligibility.Unknown open) {
                unknown = open.because();
            }
        }
        return new Exemptions(List.copyOf(holding), holding.isEmpty() ? unknown : "");
    }

    /** Whether somebody may grant an exception for this change. */
    static Eligibility mayGrant(Bench bench, Person person) {
        return bench.signatories().maySign(person).and(bench.signatories().among(person, granters(bench)));
    }

    /** Who the policy lets grant exceptions, owners resolved. */
    static List<Signers> granters(Bench bench) {
        return bench.resolve(bench.given().policy().exceptions().from());
    }

    /** What somebody says by command. */
    static Exemption said(Act.Commanded act) {
        Command.AllowTool allow = (Command.AllowTool) act.command();
        LocalDate until = allow.extent() instanceof Extent.Until day ? day.day() : LocalDate.MAX;
        return new Exemption(allow.tool(), act.by(), act.at(), until, allow.why());
    }

    /** Why an exception cannot be granted so by anybody; empty when it can. */
    static Optional<String> why(Bench bench, Exemption one) {
        if (bench.given().policy().exceptions().from().isEmpty()) {
            return Optional.of("the policy names nobody who may grant an exception");
        }
        ToolRule rule = bench.given().policy().ruleFor(one.tool());
        if (rule.status() == ToolRule.Status.PROHIBITED) {
            return Optional.of("the tool is prohibited, which only the policy can change (" + rule.origin() + ")");
        }
        if (one.here()) {
            return Optional.empty();
        }
        LocalDate latest = day(one.at().plus(bench.given().policy().exceptions().longest()));
        if (one.until().isAfter(latest)) {
            return Optional.of("the latest possible day is " + latest);
        }
        return one.until().isBefore(day(one.at())) ? Optional.of("that day was over") : Optional.empty();
    }

    /** Of what a person said of the tool for the whole repository, the latest; and all that was said for this change only. */
    private static List<Exemption> latest(Bench bench, String tool) {
        List<Exemption> all = new ArrayList<>();
        Map<Long, Exemption> wide = new LinkedHashMap<>();
        Stream<Exemption> own = bench.given().acts().stream()
                .filter(Act.Commanded.class::isInstance)
                .map(Act.Commanded.class::cast)
                .filter(act -> act.command() instanceof Command.AllowTool)
                .map(Exemptions::said);
        Stream.concat(bench.given().dossier().memory().exemptions().stream(), own)
                .filter(one -> one.tool().equals(tool))
                .forEach(one -> {
                    if (one.here()) {
                        all.add(one);
                    } else {
                        wide.merge(one.by().id(), one, (a, b) -> b.at().isBefore(a.at()) ? a : b);
                    }
                });
        all.addAll(wide.values());
        return all;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
