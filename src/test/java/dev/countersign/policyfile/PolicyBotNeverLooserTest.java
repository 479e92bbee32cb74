package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever a translated policy clears, the policy that it was translated from would approve. */
class PolicyBotNeverLooserTest {

    private static final String RULES = """
            approval_rules:
              - {name: docs, if: {only_changed_files: {paths: ['^docs/']}}}
              - {name: code, if: {changed_files: {paths: ['^src/']}}, requires: {count: 1, users: [bob]}}
              - {name: lead, requires: {count: 1, users: [carol]}}
              - {name: pair, if: {no_changed_files: {paths: ['^docs/']}}, requires: {count: 2, users: [bob, dora]}}
              - {name: marked, if: {has_labels: [x]}, requires: {count: 1, users: [dora]}}
              - {name: titled, if: {title: {matches: ['^fix']}}, requires: {count: 1, users: [dora], conditions: {title: {matches: ['1']}}}}
              - {name: odd, if: {has_workflow_result: {workflows: [w]}}, requires: {count: 1, users: [dora]}}
            """;

    /** What policy-bot's rules say of a change, written a second time; of the workflow it is said that it never ran. */
    private record Rule(Predicate<Facts> about, int count, Set<String> users, Predicate<Facts> held) {}

    private static final Map<String, Rule> ORACLE = Map.of(
            "docs", new Rule(facts -> paths(facts, true, "docs/"), 0, Set.of(), facts -> true),
            "code", new Rule(facts -> paths(facts, false, "src/"), 1, Set.of("bob"), facts -> true),
            "lead", new Rule(facts -> true, 1, Set.of("carol"), facts -> true),
            "pair", new Rule(facts -> !paths(facts, false, "docs/"), 2, Set.of("bob", "dora"), facts -> true),
            "marked", new Rule(facts -> facts.pullRequest().labels().contains("x"), 1, Set.of("dora"), facts -> true),
            "titled",
                    new Rule(
                            facts -> facts.pullRequest().title().startsWith("fix"),
                            1,
                            Set.of("dora"),
                            facts -> facts.pullRequest().title().contains("1")),
            "odd", new Rule(facts -> false, 1, Set.of("dora"), facts -> true));

    private static final List<Changes> CHANGES = List.of(
            Changes.pullRequest().touching("docs/a"),
            Changes.pullRequest().touching("src/a").titled("fix 1"),
            Changes.pullRequest().touching("src/a").touching("docs/a").titled("fix it"),
            Changes.pullRequest().touching("other"),
            Changes.pullRequest().touching("other").labelled("x"),
            Changes.pullRequest().moving("src/a", "docs/a").titled("fix it"),
            Changes.pullRequest().moving("docs/a", "src/a").labelled("x"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[docs]",
                "[{or: [docs, lead]}]",
                "[{or: [code, pair, lead]}]",
                "[{or: [marked, code]}]",
                "[{or: [titled, code]}]",
                "[{or: [odd, code]}, pair]",
                "[{or: [odd, marked]}]",
                "[{or: [docs, {and: [code, lead]}]}]",
                "[{or: [{and: [code, marked]}, {and: [lead, pair]}]}]",
                "[{or: [{and: [odd, titled]}, {and: [pair, {or: [docs, marked]}]}]}, titled]",
                "[{or: [code, pair, lead, marked, titled, odd]}]"
            })
    void nothing_is_cleared_that_policy_bot_would_not_approve(String approval) {
        String text = "policy: {approval: " + approval + "}\n" + RULES;
        String policy = new PolicyBotReader()
                .translate("p", text.getBytes(StandardCharsets.UTF_8))
                .policy();
        Policy parsed = Cases.policy(policy.replace("version: 1\n", ""));
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(approval);
        int cleared = 0;
        for (Changes change : CHANGES) {
            Facts facts = change.build();
            for (int mask = 0; mask < 8; mask++) {
                Set<String> signers = new TreeSet<>();
                Cases given = Cases.under(parsed).change(facts);
                for (String login : List.of("bob", "carol", "dora")) {
                    if ((mask & 1 << "bcd".indexOf(login.charAt(0))) != 0) {
                        signers.add(login);
                        given.says(login, "/signoff");
                    }
                }
                boolean clear = given.judge().outcome() instanceof Outcome.Cleared;
                cleared += clear ? 1 : 0;
                boolean approved = all((List<?>) tree, facts, signers).orElse(false)
                        || all((List<?>) tree, facts, signers).isEmpty() && !signers.isEmpty();
                assertTrue(!clear || approved, () -> facts.files() + " by " + signers + " is clear under\n" + policy);
            }
        }
        assertTrue(cleared > 0, policy);
    }

    /** Empty when everything is skipped; of that our translation says that somebody must sign. */
    private static Optional<Boolean> all(List<?> parts, Facts facts, Set<String> signers) {
        return parts.stream()
                .flatMap(part -> one(part, facts, signers).stream())
                .reduce((left, right) -> left && right);
    }

    private static Optional<Boolean> one(Object part, Facts facts, Set<String> signers) {
        if (part instanceof Map<?, ?> joined) {
            return joined.containsKey("and")
                    ? all((List<?>) joined.get("and"), facts, signers)
                    : ((List<?>) joined.get("or"))
                            .stream()
                                    .flatMap(one -> one(one, facts, signers).stream())
                                    .reduce((left, right) -> left || right);
        }
        Rule rule = ORACLE.get(part);
        boolean enough = rule.users().stream().filter(signers::contains).count() >= rule.count();
        return rule.about().test(facts) ? Optional.of(enough && rule.held().test(facts)) : Optional.empty();
    }

    private static boolean paths(Facts facts, boolean each, String folder) {
        return each
                ? facts.files().stream().allMatch(file -> file.path().startsWith(folder))
                : facts.files().stream().anyMatch(file -> file.path().startsWith(folder));
    }
}
