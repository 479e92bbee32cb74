package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Area;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given an organisation's policy and a repository's, when one is laid over the other, then this is in force. */
class MergedPolicyTest {

    private static final PolicyReader READER = new PolicyReader(Set.of("kiro", "codex", "claude-code"));

    private record Merge(String what, String organisation, String repository, Function<Policy, Object> of, Object expected) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Merge guidance(String organisation, String repository, boolean on, int changes, int days) {
        return new Merge(
                "guidance of " + organisation + " and " + repository,
                organisation,
                repository,
                Policy::freshness,
                new Freshness(on, changes, days));
    }

    static Stream<Merge> freshness() {
        return Stream.of(
                guidance("", "", true, 30, 180),
                guidance("guidance: {changes: 10, days: 100}", "", true, 10, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {changes: 5}", true, 5, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {days: 50}", true, 10, 50),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {changes: 11, days: 101}", true, 10, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: off", true, 10, 100),
                guidance("guidance: off", "", false, 30, 180),
                guidance("guidance: off", "guidance: {changes: 5, days: 50}", true, 5, 50),
                guidance(
                        "requirements: [{name: a, when: {not: {signals: stale-guidance}}, checks: [b]}]",
                        "guidance: {changes: 1}",
                        true,
                        30,
                        180));
    }

    static Stream<Merge> reviewers() {
        String floor = "reviewers: {request: true, daily-load: 3}";
        return Stream.of(
                reviewers(floor, "", true, 3),
                reviewers(floor, "reviewers: {request: false}", false, 3),
                reviewers(floor, "reviewers: {daily-load: 9}", true, 9),
                reviewers("", "reviewers: {request: true}", true, 8));
    }

    private static Merge reviewers(String organisation, String repository, boolean request, int load) {
        return new Merge(
                "reviewers of " + organisation + " and " + repository,
                organisation,
                repository,
                Policy::reviewers,
                new Reviewers(request, Reviewers.Pick.LEAST_LOADED, load));
    }

    static Stream<Merge> people() {
        Function<Policy, Object> parts = policy -> policy.people().independentOf();
        Function<Policy, Object> pace =
                policy -> List.of(policy.people().readingSpeed(), policy.people().signingRate());
        Function<Policy, Object> machines = policy -> policy.people().machineUsers();
        String author = "people: {independent-of: [author]}";
        String negated = "people: {reading-speed: 100}\n"
                + "requirements: [{name: r, when: {not: {signals: rubber-stamp}}, sign-offs: {count: 1}}]";
        return Stream.of(
                new Merge("parts that nobody wrote", author, "", parts, Set.of(People.Part.AUTHOR)),
                new Merge(
                        "parts that were added",
                        author,
                        "people: {independent-of: [author, pusher]}",
                        parts,
                        Set.of(People.Part.AUTHOR, People.Part.PUSHER)),
                new Merge(
                        "parts that were left out",
                        author,
                        "people: {independent-of: [pusher]}",
                        parts,
                        Set.of(People.Part.AUTHOR, People.Part.PUSHER)),
                new Merge("a pace", "people: {reading-speed: 100}", "people: {reading-speed: 50, signing-rate: 2}", pace, List.of(50, 2)),
                new Merge("a pace that a condition excludes", negated, "people: {reading-speed: 50, signing-rate: 2}", pace, List.of(100, People.ANY)),
                new Merge(
                        "machine users",
                        "people: {machine-users: [one, two]}",
                        "people: {machine-users: [two, three]}",
                        machines,
                        List.of("one", "two", "three")));
    }

    static Stream<Merge> areas() {
        Function<Policy, Object> names = policy -> policy.areas().stream().map(Area::name).toList();
        Function<Policy, Object> owners = policy -> policy.area("a").orElseThrow().owners();
        Function<Policy, Object> dependents = policy -> policy.area("a").orElseThrow().dependents();
        Function<Policy, Object> matches = policy -> Stream.of("x/f", "y/f", "z/f")
                .filter(policy.area("a").orElseThrow().paths()::matches)
                .toList();
        Function<Policy, Object> docs = policy -> Stream.of("x.md", "y.md", "z.md")
                .filter(policy.area("a").orElseThrow().docs()::matches)
                .toList();
        String floor = "areas: {a: {paths: [x/], docs: [x.md], dependents: [c], owners: ['@One', '@acme/two']}, c: {paths: [c/]}}\n";
        String own = "areas: {a: {paths: [y/], docs: [y.md], dependents: [b], owners: ['@ONE', '@three']}, b: {paths: [b/]}}\n";
        String bare = "areas: {a: {paths: [x/]}}\n";
        String not = floor + "requirements: [{name: r, when: {not: {areas: [a]}}, checks: [x]}]";
        String risk = floor + "requirements: [{name: r, when: {not: {risk: high}}, checks: [x]}]";
        return Stream.of(
                new Merge("areas", floor, own, names, List.of("a", "c", "b")),
                new Merge("paths", floor, own, matches, List.of("x/f", "y/f")),
                new Merge("documents", floor, own, docs, List.of("x.md", "y.md")),
                new Merge("dependents", floor, own, dependents, List.of("c", "b")),
                new Merge("owners that are left", floor, own, owners, List.of("@ONE")),
                new Merge("owners of which none is left", floor, "areas: {a: {owners: ['@three']}}", owners, List.of("@One", "@acme/two")),
                new Merge("owners where there were none", bare, own, owners, List.of("@ONE", "@three")),
                new Merge("owners that were left out", floor, "areas: {a: {paths: [y/]}}", owners, List.of("@One", "@acme/two")),
                new Merge("areas where a condition excludes one", not, own, names, List.of("a", "c", "b")),
                new Merge("paths that a condition excludes", not, own, matches, List.of("x/f")),
                new Merge("documents where a condition excludes paths", not, own, docs, List.of("x.md", "y.md")),
                new Merge("areas where risk is excluded", risk, own, names, List.of("a", "c")),
                new Merge("paths where risk is excluded", risk, own, matches, List.of("x/f")));
    }

    static Stream<Merge> requirements() {
        Function<Policy, Object> signOffs = policy -> policy.requirement("r").orElseThrow().signOffs();
        Function<Policy, Object> checks = policy -> policy.requirement("r").orElseThrow().checks();
        Function<Policy, Object> names = policy -> policy.requirements().stream().map(Requirement::name).toList();
        Function<Policy, Object> title = policy -> policy.requirement("r").orElseThrow().title();
        Function<Policy, Object> lists = policy -> policy.checklists().stream()
                .map(list -> list.name() + list.items().stream().map(Checklist.Item::id).toList())
                .toList();
        Function<Policy, Object> joined = policy -> policy.requirement("r").orElseThrow().when() instanceof Condition.Any;
        Function<Policy, Object> listed = policy -> policy.checklists().get(0).when() instanceof Condition.Any;
        Signers team = new Signers.Team("acme", "a");
        String built = "requirements: [{name: r, title: Built, when: {risk: low}, checks: [x, y]}]";
        String own = "requirements: [{name: r, title: Mine, when: {risk: high}, checks: [y, z], sign-offs: {count: 2, from: '@acme/a'}}, {name: s, checks: [x]}]";
        String list = "checklists: [{name: c, when: {risk: low}, items: [{id: i, text: t}]}]";
        return Stream.of(
                new Merge("requirements", built, own, names, List.of("r", "s")),
                new Merge("checks", built, own, checks, List.of("x", "y", "z")),
                new Merge("a title", built, own, title, "Built"),
                new Merge("a condition", built, own, joined, true),
                new Merge("no condition", built, "requirements: [{name: r, checks: [z]}]", joined, false),
                new Merge("sign-offs where there were none", built, own, signOffs, new SignOffRule(2, List.of(team), false)),
                new Merge("fewer sign-offs", "requirements: [{name: r, sign-offs: {count: 3, from: '@acme/a'}}]", own, signOffs, new SignOffRule(3, List.of(team), false)),
                new Merge("nobody in common", "requirements: [{name: r, sign-offs: {count: 1, from: '@acme/a'}}]", "requirements: [{name: r, sign-offs: {from: '@acme/b'}}]", signOffs, new SignOffRule(1, List.of(team), false)),
                new Merge("checklists", list, "checklists: [{name: c, items: [{id: j, text: t}]}, {name: d, items: [{id: k, text: t}, {id: i, text: t}]}]", lists, List.of("c[i, j]", "d[k]")),
                new Merge("a checklist's condition", list, "checklists: [{name: c, when: {risk: high}, items: [{id: j, text: t}]}]", listed, true),
                new Merge("no condition of a checklist", list, "checklists: [{name: c, items: [{id: j, text: t}]}]", listed, false),
                new Merge("a checklist named as a requirement", built, "checklists: [{name: r, items: [{id: j, text: t}]}]", lists, List.of()),
                new Merge("a requirement named as a checklist", list, "requirements: [{name: c, checks: [z]}]", names, List.of()));
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
            return rule.status() + " " + rule.repositories() + " " + rule.until() + " " + rule.owner() + " " + rule.origin().file();
        };
        Function<Policy, Object> tests = policy -> policy.tests().stream().map(PolicyTest::name).toList();
        String both = "overrides: {from: anyone, also-clears: [prohibited-tool, invalid-signature]}";
        String trial = "tools: {codex: {status: trial, repositories: [a, b], until: 2027-01-31, owner: '@o'}}";
        String test = "tests: [{name: %s, change: {paths: [a]}, expect: {verdict: cleared}}]";
        return Stream.of(
                new Merge("kinds, raised and widened", "risk: {far-reaching: {lab: {paths: [x], except: [y], level: medium}}}", "risk: {far-reaching: {lab: {paths: [y], except: [x], level: high}}}", kinds, List.of("lab HIGH[x, y][y]")),
                new Merge("a kind that was lowered", "risk: {far-reaching: {lab: {paths: [x], level: medium}}}", "risk: {far-reaching: {lab: {paths: [y], level: low}}}", kinds, List.of("lab MEDIUM[x, y][]")),
                new Merge("a kind that was off", "risk: {far-reaching: {lab: off}}", "risk: {far-reaching: {lab: {paths: [y], level: low}}}", kinds, List.of("lab LOW[y][]")),
                new Merge("a kind that was turned off", "risk: {far-reaching: {lab: {paths: [x], level: low}}}", "risk: {far-reaching: {lab: off}}", kinds, List.of("lab LOW[x][]")),
                new Merge("a kind that is new", "", "risk: {far-reaching: {lab: {paths: [y], level: medium}}}", kinds, List.of("lab MEDIUM[y][]")),
                new Merge("a kind where risk is excluded", "requirements: [{name: r, when: {not: {risk: high}}, checks: [x]}]", "risk: {far-reaching: {lab: {paths: [y]}}}", kinds, List.of()),
                new Merge("also-clears in both", both, "overrides: {from: anyone, also-clears: [prohibited-tool]}", also, Set.of(Overrides.Finding.PROHIBITED_TOOL)),
                new Merge("also-clears that nobody wrote", both, "", also, Set.of(Overrides.Finding.values())),
                new Merge("branches of one", "branches: [main]", "", governs, List.of("main")),
                new Merge("branches of both", "branches: [main]", "branches: [next]", governs, List.of("main", "next")),
                new Merge("branches where the organisation names none", "", "branches: [next]", governs, List.of("next", "trunk")),
                new Merge("repositories", "repositories: {exclude: [lab]}", "", here, List.of("shop")),
                new Merge("a tool as it was", trial, "", tool, "TRIAL [a, b] 2027-01-31 @o organisation"),
                new Merge("a tool, narrowed", trial, "tools: {codex: {status: trial, repositories: [b], until: 2026-12-31, owner: '@p'}}", tool, "TRIAL [b] 2026-12-31 @p organisation"),
                new Merge("a tool, widened", trial, "tools: {codex: {status: trial, repositories: [b, c], until: 2027-02-01}}", tool, "TRIAL [a, b] 2027-01-31 @o organisation"),
                new Merge("a tool, tightened", trial, "tools: {codex: {status: prohibited}}", tool, "PROHIBITED [a, b] 2027-01-31 @o repository"),
                new Merge("a tool with no end", "tools: {codex: {status: trial}}", "tools: {codex: {status: trial, repositories: [c], until: 2027-02-01}}", tool, "TRIAL [c] 2027-02-01  organisation"),
                new Merge("any other tool, named by one", "tools: {'*': {status: exception}}", "tools: {codex: {status: approved}}", tool, "EXCEPTION [] +999999999-12-31  organisation"),
                new Merge("tests", test.formatted("one"), test.formatted("two"), tests, List.of("one", "two")));
    }

    static Stream<Merge> merges() {
        return Stream.of(freshness(), reviewers(), people(), areas(), requirements(), others()).flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("merges")
    void the_stricter_of_both_is_in_force(Merge merge) {
        assertEquals(merge.expected(), merge.of().apply(merged(merge.organisation(), merge.repository()).policy()));
    }

    @Test
    void problems_are_told_in_the_order_of_the_file_and_each_once_with_lengths_as_people_write_them() {
        Tightening merged = merged(
                "exceptions: {longest: 30d}\noverrides: {expires: 90m, people: 2}",
                "overrides: {people: 1, expires: 2h}\nexceptions: {longest: 36h}\nmode: observe");
        assertEquals(
                List.of(
                        "2:13 `people: 1` would loosen the organisation's policy, and is ignored; it says 2",
                        "2:24 `expires: 2h` would loosen the organisation's policy, and is ignored; it says 90m"),
                merged.problems().stream()
                        .map(one -> one.at().line() + ":" + one.at().column() + " " + one.message() + "; " + one.hint())
                        .toList());
    }

    private static Tightening merged(String organisation, String repository) {
        Policy floor = valid(READER.read("organisation", "version: 1\n" + organisation));
        return Tightening.merge(floor, valid(READER.read("repository", "version: 1\n" + repository, floor)));
    }

    private static Policy valid(PolicyReading reading) {
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new AssertionError(((PolicyReading.Invalid) reading).problems());
    }
}
