package dev.countersign.core.verdict;

import com.google.re2j.Pattern;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the tools that helped against the policy's register of tools. */
final class Register {

    private Register() {}

    static List<Verdict.Stop> stops(Case given) {
        List<Verdict.Stop> stops = new ArrayList<>();
        for (Assistance.ToolUse tool : given.assistance().tools()) {
            rule(given.policy().tools(), tool.id())
                    .flatMap(rule -> objection(given, rule)
                            .map(why -> new Verdict.Stop(
                                    tool.name() + " " + why,
                                    "a change without it, or a policy that allows it (" + rule.origin() + ")",
                                    "")))
                    .ifPresent(stops::add);
        }
        return stops;
    }

    private static Optional<ToolRule> rule(List<ToolRule> register, String tool) {
        return register.stream()
                .filter(rule -> rule.tool().equals(tool))
                .findFirst()
                .or(() -> register.stream()
                        .filter(rule -> rule.tool().equals("*"))
                        .findFirst());
    }

    private static Optional<String> objection(Case given, ToolRule rule) {
        String repository = given.facts().pullRequest().ref().repository().name();
        Optional<String> spared = given.facts().files().stream()
                .map(ChangedFile::path)
                .filter(rule.exceptPaths()::matches)
                .findFirst();
        return switch (rule.status()) {
            case PROHIBITED -> Optional.of("is prohibited here");
            case EXCEPTION -> Optional.of("needs an exception, and none is recorded");
            case TRIAL ->
                given.today().isAfter(rule.until())
                        ? Optional.of("was on trial until " + rule.until())
                        : rule.repositories().isEmpty()
                                        || rule.repositories().stream().anyMatch(glob -> like(glob, repository))
                                ? Optional.empty()
                                : Optional.of("is on trial in other repositories only");
            case APPROVED -> spared.map(path -> "is not approved for " + path);
        };
    }

    private static boolean like(String glob, String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches((glob.startsWith("*") ? ".*" : "") + regex, name);
    }
}
