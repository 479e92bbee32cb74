package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the tools that helped against the policy's register of tools. */
final class Register {

    private Register() {}

    static List<Verdict.Stop> stops(Case given) {
        List<Verdict.Stop> stops = new ArrayList<>();
        for (Assistance.ToolUse tool : given.assistance().tools()) {
            ToolRule rule = given.policy().ruleFor(tool.id());
            objection(given, rule)
                    .ifPresent(why -> stops.add(new Verdict.Stop(
                            tool.name() + " " + why,
                            "a change without it, or a policy that allows it (" + rule.origin() + ")",
                            "")));
        }
        return stops;
    }

    private static Optional<String> objection(Case given, ToolRule rule) {
        return switch (rule.statusIn(given.facts().pullRequest().ref().repository(), given.today())) {
            case PROHIBITED -> Optional.of("is prohibited here");
            case EXCEPTION ->
                Optional.of(
                        rule.status() == ToolRule.Status.TRIAL
                                ? "is not, or no longer, on trial in this repository"
                                : "needs an exception, and none is recorded");
            case TRIAL, APPROVED -> excepted(given, rule);
        };
    }

    private static Optional<String> excepted(Case given, ToolRule rule) {
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
