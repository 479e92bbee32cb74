package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.verdict.RequirementState.Status;
import dev.countersign.core.verdict.ToolState.Grant;
import dev.countersign.core.verdict.ToolState.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the tools that helped against the policy's register of tools.
 *
 * @param tools those of which the register says more than that they are approved
 * @param turns when this may change although nothing happens: a trial or an exception ends
 */
record Register(List<ToolState> tools, List<Instant> turns) {

    static Register of(Bench bench) {
        List<Ruling> rulings = bench.assistance().tools().stream()
                .flatMap(tool -> ruling(bench, tool).stream())
                .toList();
        return new Register(
                rulings.stream().map(Ruling::state).toList(),
                rulings.stream().flatMap(ruling -> ruling.turns().stream()).toList());
    }

    /** What a prohibited tool says to the change. */
    List<Verdict.Stop> stops() {
        return tools.stream()
                .filter(tool -> tool.standing() == Standing.PROHIBITED)
                .map(tool -> new Verdict.Stop(
                        tool.name() + " " + tool.because(),
                        "a change without it, or a policy that allows it (" + tool.origin() + ")",
                        ""))
                .toList();
    }

    /** What is not known of exceptions. */
    Set<String> unknowns() {
        return tools.stream()
                .map(ToolState::unknown)
                .filter(why -> !why.isEmpty())
                .collect(Collectors.toSet());
    }

    private record Ruling(ToolState state, List<Instant> turns) {}

    private static Optional<Ruling> ruling(Bench bench, Assistance.ToolUse tool) {
        ToolRule rule = bench.given().policy().ruleFor(tool.id());
        ToolRule.Status status = rule.statusIn(
                bench.given().facts().pullRequest().ref().repository(),
                bench.given().today());
        Optional<String> lacking = lacking(bench.given(), rule, status);
        if (status == ToolRule.Status.PROHIBITED) {
            return Optional.of(plain(tool, rule, Standing.PROHIBITED, "is prohibited here", Status.WAITING));
        }
        if (lacking.isPresent()) {
            return Optional.of(asking(bench, tool, rule, lacking.get()));
        }
        return status == ToolRule.Status.TRIAL
                ? Optional.of(plain(tool, rule, Standing.TRIAL, "is on trial" + extent(rule), Status.MET))
                : Optional.empty();
    }

    private static Ruling plain(
            Assistance.ToolUse tool, ToolRule rule, Standing standing, String because, Status status) {
        ToolState state = new ToolState(
                tool.id(), tool.name(), standing, because, rule.origin(), List.of(), List.of(), List.of(), "", status);
        return new Ruling(state, standing == Standing.TRIAL ? ends(rule.until()) : List.of());
    }

    private static Ruling asking(Bench bench, Assistance.ToolUse tool, ToolRule rule, String because) {
        Exemptions found = Exemptions.of(bench, tool.id());
        List<Signers> granters = Exemptions.granters(bench);
        boolean there = !found.holding().isEmpty();
        ToolState state = new ToolState(
                tool.id(),
                tool.name(),
                Standing.EXCEPTION,
                because,
                rule.origin(),
                granters.stream().map(Words::of).toList(),
                there ? List.of() : bench.candidates(granters, Set.of()),
                found.holding().stream().map(Register::grant).toList(),
                found.unknown(),
                there ? Status.MET : found.unknown().isEmpty() ? Status.WAITING : Status.UNKNOWN);
        return new Ruling(
                state,
                found.holding().stream()
                        .flatMap(one -> ends(one.until()).stream())
                        .toList());
    }

    private static Grant grant(Exemption one) {
        return new Grant(one.by().login(), one.here() ? "" : one.until().toString(), one.why());
    }

    private static List<Instant> ends(LocalDate last) {
        return last.equals(LocalDate.MAX)
                ? List.of()
                : List.of(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String extent(ToolRule rule) {
        return (rule.repositories().isEmpty() ? "" : " in " + String.join(", ", rule.repositories()))
                + (rule.until().equals(LocalDate.MAX) ? "" : " until " + rule.until());
    }

    private static Optional<String> lacking(Case given, ToolRule rule, ToolRule.Status status) {
        if (status != ToolRule.Status.EXCEPTION) {
            return notHere(given, rule);
        }
        return Optional.of(
                rule.status() == ToolRule.Status.TRIAL
                        ? "is not, or no longer, on trial in this repository (the trial is" + extent(rule) + ")"
                        : "needs an exception");
    }

    private static Optional<String> notHere(Case given, ToolRule rule) {
        Optional<String> found = given.facts().files().stream()
                .flatMap(file -> Stream.of(file.path(), file.previousPath()))
                .filter(rule.exceptPaths()::matches)
                .findFirst()
                .map(path -> "is not approved for " + path);
        boolean hidden = given.facts().completeness() instanceof Completeness.Truncated
                && !rule.exceptPaths().matchesNothing();
        return found.isEmpty() && hidden
                ? Optional.of("is not approved for all paths, and GitHub does not show all files of this change")
                : found;
    }
}
