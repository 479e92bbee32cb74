package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given an organisation's policy and a repository's laid over it, then each line says what became of it, and each value who says so. */
class EffectivePolicyTest {

    private static final PolicyReader READER = new PolicyReader(Catalogues.builtIn());
    private static final String ORGANISATION = """
            version: 1
            # Nobody merges alone.
            mode: warn
            overrides: {from: ["@acme/seniors"], people: 2}
            reviewers: {request: true}
            areas:
              payments:
                paths: ["pay/**"]
                criticality: high
            requirements:
              - name: second
                title: Second
                sign-offs: {count: 2, from: anyone}
            checklists:
              - name: care
                items:
                  - {id: read, text: "Read it", by: author}
            """;

    private static final String ALL = """
            version: 1
            mode: enforce
            repositories: {include: ["shop-*"], exclude: ["shop-lab"]}
            branches: [main, "release/*"]
            disclosure: require
            tools:
              kiro: {status: approved, owner: "@acme/tools"}
              claude-code: {status: approved, except-paths: ["pay/**"]}
              codex: {status: trial, repositories: ["lab-*"], until: 2027-03-31}
              "*": {status: prohibited}
            exceptions: {from: ["@acme/governance"], longest: 30d}
            people:
              machine-users: [acme-ci]
              sign-off-permission: maintain
              independent-of: [author, pusher]
              reading-speed: 200
              signing-rate: 5
            areas:
              pay: {paths: ["pay/**", "!**/*.md"], criticality: critical, dependents: [shop], owners: ["@acme/pay"]}
              shop: {paths: ["shop/**"]}
            catalog: true
            risk: {levels: {medium: 20, high: 50, critical: 80}}
            requirements:
              - name: seniors
                title: A senior has read it
                sign-offs: {count: 2, from: ["@acme/seniors"], distinct: true}
                checks: [build, lint]
                scope: area
              - name: build
                title: It builds
                checks: [build]
            checklists:
              - name: care
                title: With care
                items:
                  - {id: read, text: "Read it", by: author}
                  - {id: tried, text: "Tried it", by: reviewer}
            overrides: {from: ["@acme/duty", "@carol"], people: 2, expires: 4h}
            reviewers: {request: true, daily-load: 8}
            """;

    private static Policy read(String file, String text, List<Policy> floor) {
        PolicyReading reading = floor.isEmpty() ? READER.read(file, text) : READER.read(file, text, floor.get(0));
        return assertInstanceOf(PolicyReading.Valid.class, reading, reading::toString)
                .policy();
    }

    private static EffectivePolicy told(String repository) {
        Policy floor = read("org", ORGANISATION, List.of());
        Layer below = new Layer("org", "b0", ORGANISATION, floor.written(), true, List.of());
        if (repository.isEmpty()) {
            return EffectivePolicy.of(floor, List.of(below));
        }
        Policy own = read("repo", repository, List.of(floor));
        Tightening merged = Tightening.merge(floor, own);
        return EffectivePolicy.of(
                merged.policy(),
                List.of(below, new Layer("repo", "b1", repository, own.written(), false, merged.problems())));
    }

    private static List<String> lines(EffectivePolicy told, String file) {
        return told.lines().stream()
                .filter(line -> line.at().file().equals(file))
                .sorted(java.util.Comparator.comparing(PolicyLine::at, Origin.IN_ORDER))
                .map(line -> line.at().line() + " " + line.key() + " "
                        + line.standing().word())
                .toList();
    }

    private static String standing(EffectivePolicy told, String file, int at) {
        return told.lines().stream()
                .filter(line -> line.at().file().equals(file) && line.at().line() == at)
                .map(line -> line.standing().word())
                .findFirst()
                .orElse("left out");
    }

    private static Setting setting(EffectivePolicy told, String key) {
        return told.settings().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key));
    }

    private static String held(String text) {
        Policy policy = read("org", text, List.of());
        return EffectivePolicy.of(policy, List.of(new Layer("org", "b0", text, policy.written(), true, List.of())))
                .settings()
                .stream()
                .map(setting -> setting.key() + " = " + setting.value() + (setting.floor() ? " [floor]" : "")
                        + setting.origins().stream().map(at -> " @" + at.line()).reduce("", String::concat))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    @Test
    void a_policy_that_says_everything_is_told_key_by_key() {
        Golden.check("policy.all-settings.txt", held(ALL));
    }

    @Test
    void a_policy_that_says_nothing_is_told_as_what_is_built_in() {
        Golden.check("policy.built-in-settings.txt", held("version: 1\n"));
    }

    @Test
    void an_organisations_lines_are_a_floor_except_for_those_that_loosen_nothing() {
        EffectivePolicy told = told("");
        assertEquals(
                List.of(
                        "1 version holds",
                        "2 mode floor",
                        "3 mode floor",
                        "4 overrides floor",
                        "5 reviewers holds",
                        "6 areas floor",
                        "7 areas floor",
                        "8 areas floor",
                        "9 areas floor"),
                lines(told, "org").subList(0, 9));
        assertEquals(17, told.lines().size(), "no line is lost");
        assertEquals(List.of(), told.ignored());
    }

    static Stream<Arguments> repositories() {
        return Stream.of(
                Arguments.of("says the same", "mode: warn\n", 3, "floor", 1, "holds", ""),
                Arguments.of("tightens", "mode: enforce\n", 3, "joined", 1, "holds", ""),
                Arguments.of("loosens", "mode: observe\n", 3, "floor", 1, "ignored", "`mode: observe`"),
                Arguments.of("may choose", "reviewers: {request: false}\n", 5, "replaced", 1, "holds", ""),
                Arguments.of(
                        "raises an area",
                        "areas:\n  payments:\n    criticality: critical\n",
                        9,
                        "joined",
                        3,
                        "holds",
                        ""),
                Arguments.of(
                        "lowers an area",
                        "areas:\n  payments:\n    criticality: low\n",
                        9,
                        "floor",
                        3,
                        "ignored",
                        "`criticality: low`"),
                Arguments.of(
                        "asks for fewer people",
                        "requirements:\n  - name: second\n    sign-offs:\n      count: 1\n",
                        13,
                        "floor",
                        4,
                        "ignored",
                        "`count: 1`"),
                Arguments.of(
                        "takes a requirement's name for a checklist",
                        "checklists:\n  - name: second\n    items:\n      - {id: x, text: X, by: author}\n",
                        11,
                        "floor",
                        4,
                        "ignored",
                        "checklist `second`"),
                Arguments.of(
                        "takes an item's id",
                        "checklists:\n  - name: more\n    items:\n      - {id: y, text: Y, by: author}\n"
                                + "      - {id: read, text: X, by: author}\n",
                        17,
                        "floor",
                        5,
                        "ignored",
                        "item `read`"),
                Arguments.of(
                        "governs repositories",
                        "repositories:\n  include: [\"*\"]\n",
                        3,
                        "floor",
                        2,
                        "ignored",
                        "`repositories`"));
    }

    @ParameterizedTest(name = "a repository that {0}")
    @MethodSource("repositories")
    void a_line_says_what_became_of_it(
            String what, String text, int below, String floor, int own, String standing, String ignored) {
        EffectivePolicy told = told(text);
        assertEquals(floor, standing(told, "org", below), told::toString);
        assertEquals(standing, standing(told, "repo", own), told::toString);
        String found = String.join(
                "", told.ignored().stream().map(PolicyProblem::message).toList());
        assertTrue(ignored.isEmpty() ? found.isEmpty() : found.startsWith(ignored), found);
        assertEquals(
                told.ignored(),
                told.lines().stream().flatMap(line -> line.ignored().stream()).toList(),
                "each is named at its line");
    }

    @Test
    void lines_of_one_key_are_together_the_organisations_first() {
        List<String> keys = told("requirements:\n  - {name: third, checks: [build]}\nmode: enforce\n").lines().stream()
                .map(line -> line.key() + " of " + line.at().file())
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "version of org",
                        "mode of org",
                        "mode of repo",
                        "overrides of org",
                        "reviewers of org",
                        "areas of org",
                        "requirements of org",
                        "requirements of repo",
                        "checklists of org"),
                keys);
    }

    @Test
    void a_value_names_all_lines_that_make_it_so_and_none_that_is_ignored() {
        EffectivePolicy told = told("mode: observe\nareas:\n  payments: {criticality: critical}\n");
        assertEquals(new Setting("mode", "warn", true, List.of(new Origin("org", 3, 1))), setting(told, "mode"));
        Setting payments = setting(told, "areas/payments");
        assertEquals("critical: pay/**", payments.value());
        assertEquals(
                List.of(new Origin("org", 7, 3), new Origin("repo", 3, 3)), payments.origins(), payments::toString);
        assertEquals(new Setting("catalog", "no", false, List.of()), setting(told, "catalog"));
        assertEquals("Second: 2 of anyone", setting(told, "requirements/second").value());
        assertEquals("yes", setting(told, "reviewers/request").value());
        assertTrue(!setting(told, "reviewers/request").floor(), "a repository may choose");
    }

    @Test
    void text_in_any_layout_loses_no_line() {
        for (String text : List.of("{version: 1, mode: enforce}\n", "\r\nversion: 1\r\n\r\nmode: enforce\r\n# end")) {
            Policy policy = read("file", text, List.of());
            List<PolicyLine> lines = EffectivePolicy.of(
                            policy, List.of(new Layer("file", "b", text, policy.written(), false, List.of())))
                    .lines();
            assertEquals(text.lines().filter(line -> !line.isBlank()).count(), lines.size(), text);
        }
    }
}
