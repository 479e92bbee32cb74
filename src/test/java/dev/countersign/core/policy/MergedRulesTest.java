package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.RepositoryRef;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what an organisation asks and what a repository does, when one is laid over the other, then the stricter is asked. */
class MergedRulesTest {

    static Stream<Merge> requirements() {
        Function<Policy, Object> signOffs =
                policy -> policy.requirement("r").orElseThrow().signOffs();
        Function<Policy, Object> checks =
                policy -> policy.requirement("r").orElseThrow().checks();
        Function<Policy, Object> names =
                policy -> policy.requirements().stream().map(Requirement::name).toList();
        Function<Policy, Object> title =
                policy -> policy.requirement("r").orElseThrow().title();
        Function<Policy, Object> lists = policy -> policy.checklists().stream()
                .map(list -> list.name()
                        + list.items().stream().map(Checklist.Item::id).toList())
                .toList();
        Function<Policy, Object> joined =
                policy -> policy.requirement("r").orElseThrow().when() instanceof Condition.Any;
        Function<Policy, Object> listed = policy -> policy.checklists().get(0).when() instanceof Condition.Any;
        Signers team = new Signers.Team("acme", "a");
        String built = "requirements: [{name: r, title: Built, when: {risk: low}, checks: [x, y]}]";
        String own =
                "requirements: [{name: r, title: Mine, when: {risk: high}, checks: [y, z], sign-offs: {count: 2, from: '@acme/a'}}, {name: s, checks: [x]}]";
        String list = "checklists: [{name: c, when: {risk: low}, items: [{id: i, text: t}]}]";
        return Stream.of(
                new Merge("requirements", built, own, names, List.of("r", "s")),
                new Merge("checks", built, own, checks, List.of("x", "y", "z")),
                new Merge("a title", built, own, title, "Built"),
                new Merge("a condition", built, own, joined, true),
                new Merge("no condition", built, "requirements: [{name: r, checks: [z]}]", joined, false),
                new Merge(
                        "sign-offs where there were none",
                        built,
                        own,
                        signOffs,
                        new SignOffRule(2, List.of(team), false)),
                new Merge(
                        "fewer sign-offs",
                        "requirements: [{name: r, sign-offs: {count: 3, from: '@acme/a'}}]",
                        own,
                        signOffs,
                        new SignOffRule(3, List.of(team), false)),
                new Merge(
                        "nobody in common",
                        "requirements: [{name: r, sign-offs: {count: 1, from: '@acme/a'}}]",
                        "requirements: [{name: r, sign-offs: {from: '@acme/b'}}]",
                        signOffs,
                        new SignOffRule(1, List.of(team), false)),
                new Merge(
                        "checklists",
                        list,
                        "checklists: [{name: c, items: [{id: j, text: t}]}, {name: d, items: [{id: k, text: t}, {id: i, text: t}]}]",
                        lists,
                        List.of("c[i, j]", "d[k]")),
                new Merge(
                        "a checklist's condition",
                        list,
                        "checklists: [{name: c, when: {risk: high}, items: [{id: j, text: t}]}]",
                        listed,
                        true),
                new Merge(
                        "no condition of a checklist",
                        list,
                        "checklists: [{name: c, items: [{id: j, text: t}]}]",
                        listed,
                        false),
                new Merge(
                        "a checklist named as a requirement",
                        built,
                        "checklists: [{name: r, items: [{id: j, text: t}]}]",
                        lists,
                        List.of()),
                new Merge(
                        "a requirement named as a checklist",
                        list,
                        "requirements: [{name: c, checks: [z]}]",
                        names,
                        List.of()));
    }

    static Stream<Merge> others() {
        Function<Policy, Object> kinds = policy -> policy.farReaching().stream()
                .map(kind -> kind.id() + " " + (kind.on() ? kind.level() : "off")
                        + Stream.of("x", "y").filter(kind.paths()::matches).toList()
                        + Stream.of("x", "y").filter(kind.except()::matches).toList())
                .toList();
        Function<Policy, Object> also = policy -> policy.overrides().alsoClears();
        Function<Policy, Object> governs = policy -> Stream.of("main", "next", "trunk")
                .filter(branch -> policy.governs(branch, "trunk"))
                .toList();
        Function<Policy, Object> here = policy -> Stream.of("shop", "lab")
                .filter(name -> policy.governs(new RepositoryRef("acme", name)))
                .toList();
        Function<Policy, Object> tool = policy -> {
            ToolRule rule = policy.ruleFor("codex");
            return rule.status() + " " + rule.repositories() + " " + rule.until() + " " + rule.owner() + " "
                    + rule.origin().file();
        };
        Function<Policy, Object> tests =
                policy -> policy.tests().stream().map(PolicyTest::name).toList();
        String both = "overrides: {from: anyone, also-clears: [prohibited-tool, invalid-signature]}";
        String trial = "tools: {codex: {status: trial, repositories: [a, b], until: 2027-01-31, owner: '@o'}}";
        String test = "tests: [{name: %s, change: {paths: [a]}, expect: {verdict: cleared}}]";
        return Stream.of(
                new Merge(
                        "kinds, raised and widened",
                        "risk: {far-reaching: {lab: {paths: [x], except: [y], level: medium}}}",
                        "risk: {far-reaching: {lab: {paths: [y], except: [x], level: high}}}",
                        kinds,
                        List.of("lab HIGH[x, y][y]")),
                new Merge(
                        "a kind that was lowered",
                        "risk: {far-reaching: {lab: {paths: [x], level: medium}}}",
                        "risk: {far-reaching: {lab: {paths: [y], level: low}}}",
                        kinds,
                        List.of("lab MEDIUM[x, y][]")),
                new Merge(
                        "a kind that was off",
                        "risk: {far-reaching: {lab: off}}",
                        "risk: {far-reaching: {lab: {paths: [y], level: low}}}",
                        kinds,
                        List.of("lab LOW[y][]")),
                new Merge(
                        "a kind that was turned off",
                        "risk: {far-reaching: {lab: {paths: [x], level: low}}}",
                        "risk: {far-reaching: {lab: off}}",
                        kinds,
                        List.of("lab LOW[x][]")),
                new Merge(
                        "a kind that is new",
                        "",
                        "risk: {far-reaching: {lab: {paths: [y], level: medium}}}",
                        kinds,
                        List.of("lab MEDIUM[y][]")),
                new Merge(
                        "a kind where risk is excluded",
                        "requirements: [{name: r, when: {not: {risk: high}}, checks: [x]}]",
                        "risk: {far-reaching: {lab: {paths: [y]}}}",
                        kinds,
                        List.of()),
                new Merge(
                        "also-clears in both",
                        both,
                        "overrides: {from: anyone, also-clears: [prohibited-tool]}",
                        also,
                        Set.of(Overrides.Finding.PROHIBITED_TOOL)),
                new Merge("also-clears that nobody wrote", both, "", also, Set.of(Overrides.Finding.values())),
                new Merge("branches of one", "branches: [main]", "", governs, List.of("main")),
                new Merge("branches of both", "branches: [main]", "branches: [next]", governs, List.of("main", "next")),
                new Merge(
                        "branches where the organisation names none",
                        "",
                        "branches: [next]",
                        governs,
                        List.of("next", "trunk")),
                new Merge("repositories", "repositories: {exclude: [lab]}", "", here, List.of("shop")),
                new Merge("a tool as it was", trial, "", tool, "TRIAL [a, b] 2027-01-31 @o organisation"),
                new Merge(
                        "a tool, narrowed",
                        trial,
                        "tools: {codex: {status: trial, repositories: [b], until: 2026-12-31, owner: '@p'}}",
                        tool,
                        "TRIAL [b] 2026-12-31 @p organisation"),
                new Merge(
                        "a tool, widened",
                        trial,
                        "tools: {codex: {status: trial, repositories: [b, c], until: 2027-02-01}}",
                        tool,
                        "TRIAL [a, b] 2027-01-31 @o organisation"),
                new Merge(
                        "a tool, tightened",
                        trial,
                        "tools: {codex: {status: prohibited}}",
                        tool,
                        "PROHIBITED [a, b] 2027-01-31 @o repository"),
                new Merge(
                        "a tool with no end",
                        "tools: {codex: {status: trial}}",
                        "tools: {codex: {status: trial, repositories: [c], until: 2027-02-01}}",
                        tool,
                        "TRIAL [c] 2027-02-01  organisation"),
                new Merge(
                        "any other tool, named by one",
                        "tools: {'*': {status: exception}}",
                        "tools: {codex: {status: approved}}",
                        tool,
                        "EXCEPTION [] +999999999-12-31  organisation"),
                new Merge("tests", test.formatted("one"), test.formatted("two"), tests, List.of("one", "two")));
    }

    @ParameterizedTest
    @MethodSource({"requirements", "others"})
    void the_stricter_of_both_is_in_force(Merge merge) {
        assertEquals(merge.expected(), merge.found());
    }
}
