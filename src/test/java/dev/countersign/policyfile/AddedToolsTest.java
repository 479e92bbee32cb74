package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Changes;
import dev.countersign.core.provenance.Detector;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedToolsTest {

    private static final Catalogue CATALOGUE = Catalogues.builtIn();
    private static final PolicyReader READER = new PolicyReader(CATALOGUE);
    private static final String MY_BOT = """
            tools:
              my-bot:
                name: My Bot
                vendor: Acme
                status: trial
                markers:
                  - {branch: '^my-bot/', role: authored, matches: [my-bot/fix], rejects: [my-bots/fix]}
                  - {identity: {emails: [My-Bot@acme.example]}, role: authored, matches: [Bot <my-bot@acme.example>]}
                  - {trailer: {keys: [my-bot-run], value: '^\\d+$'}, role: assisted, matches: ["My-Bot-Run: 12"]}
                  - {line: {contains: 'made by my bot'}, role: assisted, matches: [Made by My Bot]}
                  - {comment: my-bot summary, role: reviewed, matches: ["<!-- my-bot summary -->"]}
                  - {box: my bot helped, role: assisted, matches: ["- [x] My bot helped"], rejects: ["- [ ] My bot helped"]}
                  - {credit: {names: [my bot]}, role: assisted, matches: ["Assisted-by: my-bot:model-7"]}
                  - {login: {logins: ['my-bot[bot]']}, role: authored, matches: [my-bot]}
                  - {label: my-bot, role: assisted, strength: weak, matches: [My-Bot]}
            """;

    static Stream<Facts> tracesOfMyBot() {
        return Stream.of(
                Changes.branch("my-bot/fix"),
                Changes.author("Somebody <my-bot@acme.example>"),
                Changes.message("Fix it\n\nMy-Bot-Run: 12"),
                Changes.body("Made by my bot"),
                Changes.body("- [x] My bot helped"),
                Changes.message("Fix it\n\nAssisted-by: my-bot:model-7"));
    }

    @ParameterizedTest
    @MethodSource("tracesOfMyBot")
    void a_tool_of_ones_own_is_found_by_its_markers_and_it_alone(Facts change) {
        assertEquals(List.of("my-bot"), tools(valid(MY_BOT), change));
        assertEquals(
                List.of(),
                tools(valid("version: 1"), change).stream()
                        .filter("my-bot"::equals)
                        .toList());
    }

    @Test
    void the_register_conditions_and_tests_know_a_tool_of_ones_own() {
        Policy policy = valid(MY_BOT + """
                requirements:
                  - {name: a, when: {tools: [my-bot]}, checks: [build]}
                tests:
                  - {name: t, change: {tool: my-bot}, expect: {verdict: blocked, waiting-for: a}}
                """);
        assertEquals(ToolRule.Status.TRIAL, policy.ruleFor("my-bot").status());
    }

    @Test
    void a_repositorys_policy_knows_the_organisations_tools() {
        PolicyReading read = READER.read("r.yml", "tools: {my-bot: {status: prohibited}}", valid(MY_BOT));
        assertTrue(read instanceof PolicyReading.Valid, read.toString());
    }

    @Test
    void a_tool_of_the_catalogue_can_get_more_markers() {
        Policy policy = valid("tools: {kiro: {markers: [{branch: '^k/', role: authored, matches: [k/x]}]}}");
        assertEquals(List.of("kiro"), tools(policy, Changes.branch("k/x")));
        assertEquals(
                List.of("kiro"),
                tools(policy, Changes.branch("k/x")).stream().distinct().toList());
        assertEquals("*", policy.ruleFor("kiro").tool());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    kiro: {markers: [{branch: '^k/', role: authored, matches: [q/x]}]}        | 1:68  the marker does not find `q/x`
                    kiro: {markers: [{branch: 'K/', role: authored, matches: [K/x]}]}         | 1:67  the marker does not find `K/x`
                    kiro: {markers: [{branch: k, role: authored, matches: [k], rejects: [ka]}]} | 1:78  the marker finds `ka`, which it must not
                    kiro: {markers: [{branch: '(?=a)', role: authored, matches: [k]}]}        | 1:35  this is no regular expression
                    kiro: {markers: [{branch: '((a{99}){99}){99}', role: authored, matches: [k]}]} | 1:35  the expression repeats too much
                    kiro: {markers: [{branch: a, label: b, role: authored, matches: [a]}]}    | 1:26  a marker needs exactly one kind
                    kiro: {markers: [{line: {contains: ab}, role: authored, matches: [ab]}]}  | 1:44  `contains` is not 3 to 100 plain ASCII characters
                    kiro: {markers: [{branch: a, matches: [a]}]}                              | 1:26  a marker has no `role`
                    kiro: {markers: [{branch: a, role: authored}]}                            | 1:26  a marker has no `matches`
                    kiro: {name: Mine, status: approved}                                      | 1:16  `kiro` takes no `name`
                    mine: {markers: []}                                                       | 1:9  no tool is called `mine`
                    none: {name: None, status: approved}                                      | 1:9  `none` cannot be a tool's id
                    My-Bot: {name: Mine, status: approved}                                    | 1:9  `My-Bot` cannot be a tool's id
                    '*': {status: approved, markers: []}                                      | 1:33  `*` takes no `markers`
                    """)
    void a_mistake_is_told_at_its_place(String tool, String problem) {
        List<PolicyProblem> problems =
                ((PolicyReading.Invalid) READER.read("p.yml", "tools: {" + tool.strip() + "}")).problems();
        assertTrue(problems.get(0).toString().contains(problem.strip()), problems.toString());
    }

    @Test
    void a_marker_that_is_there_twice_is_refused() {
        String marker = "{branch: x, role: authored, matches: [x]}";
        String text = "tools: {kiro: {markers: [" + marker + "," + marker + "]}}";
        assertTrue(READER.read("p.yml", text).toString().contains("this marker is here twice"));
    }

    @Test
    void there_can_be_a_hundred_markers_and_no_more() {
        assertTrue(READER.read("p.yml", markers(100)) instanceof PolicyReading.Valid);
        assertTrue(READER.read("p.yml", markers(101)).toString().contains("there are more than 100 markers"));
    }

    private static String markers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{branch: '^b" + i + "$', role: authored, matches: [b" + i + "]}")
                .collect(Collectors.joining(",", "tools: {kiro: {markers: [", "]}}"));
    }

    /** Each of these would hide Claude Code if an added marker could take another's place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{identity: {emails: [noreply@anthropic.com], name: claude}, role: reviewed, matches: [Claude <noreply@anthropic.com>]}",
                "{identity: {emails: [noreply@anthropic.com]}, role: authored, strength: weak, matches: [Claude <noreply@anthropic.com>]}",
                "{identity: {name: .}, role: reviewed, matches: [Anybody <a@b.example>]}",
                "{credit: {names: [claude code, claude, claude code opus]}, role: assisted, matches: [\"Assisted-by: claude code\"]}",
                "{login: {logins: ['claude[bot]', anthropic-code-agent]}, role: reviewed, matches: ['claude[bot]']}",
                "{branch: '^claude/', role: reviewed, strength: weak, matches: [claude/x]}",
                "{trailer: {keys: [claude-session, co-authored-by], value: .}, role: reviewed, matches: [\"Claude-Session: x\"]}",
                "{label: [claude, claude-code], role: reviewed, matches: [claude]}"
            })
    void a_repository_cannot_hide_a_tool_behind_a_marker_of_its_own(String marker) {
        Policy organisation = valid("tools: {claude-code: {status: prohibited}}");
        for (String id : List.of("my-bot: {name: Claude Code, status: approved, ", "claude-code: {")) {
            Policy repository = ((PolicyReading.Valid)
                            READER.read("r.yml", "tools: {" + id + "markers: [" + marker + "]}}", organisation))
                    .policy();
            Policy merged = Tightening.merge(organisation, repository).policy();
            Detector plain = new Detector(CATALOGUE);
            Detector added = new Detector(CATALOGUE, merged.addedTools());
            for (Facts change : claude()) {
                Assistance before = plain.detect(change);
                Assistance after = added.detect(change);
                assertTrue(after.tools().containsAll(before.tools()), before + "\n" + after);
                assertTrue(after.level().compareTo(before.level()) >= 0);
                assertTrue(after.evidence().containsAll(before.evidence()));
                assertTrue(before.tools().stream().map(ToolUse::id).anyMatch(tool -> tool.startsWith("claude")));
            }
        }
    }

    private static List<Facts> claude() {
        return List.of(
                Changes.author("Claude <noreply@anthropic.com>"),
                Changes.message("Fix\n\nCo-authored-by: Claude <noreply@anthropic.com>"),
                Changes.message("Fix\n\nAssisted-by: Claude Code opus"),
                Changes.message("Fix\n\nClaude-Session: https://claude.ai/code/session_1"),
                Changes.branch("claude/x"),
                Changes.opener("claude[bot]", Person.Kind.BOT));
    }

    @Test
    void a_credit_for_a_repositorys_tool_still_stands_for_an_unnamed_one() {
        Policy organisation = valid("tools: {generic-ai: {status: prohibited}}");
        Policy repository = ((PolicyReading.Valid) READER.read("r.yml", MY_BOT, organisation)).policy();
        Policy merged = Tightening.merge(organisation, repository).policy();
        Facts credited = Changes.message("Fix it\n\nAssisted-by: my-bot:model-7");
        assertEquals(List.of("generic-ai", "my-bot"), tools(merged, credited));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disclosure: require",
                "requirements: [{name: a, checks: [b], when: {not: {tools: [my-bot]}}}]",
                "requirements: [{name: a, checks: [b], when: {not: {assistance: assisted}}}]",
                "checklists: [{name: a, items: [{id: i, text: t}], when: {not: {tool-status: approved}}}]"
            })
    void a_repository_adds_no_markers_where_finding_more_would_ask_for_less(String organisation) {
        Policy floor = valid(organisation + "\ntools: {my-bot: {name: My Bot, status: approved}}");
        String text = "tools: {my-bot: {markers: [{branch: ., role: authored, matches: [x]}]}}";
        Tightening merged = Tightening.merge(floor, ((PolicyReading.Valid) READER.read("r.yml", text, floor)).policy());
        assertEquals(Level.UNKNOWN, detect(merged.policy(), Changes.branch("x")).level());
        assertEquals(1, merged.problems().size());
        assertEquals("r.yml:1:18", merged.problems().get(0).at().toString());
    }

    @Test
    void markers_that_both_policies_have_count_once() {
        Policy organisation = valid(MY_BOT);
        Policy repository = ((PolicyReading.Valid)
                        READER.read("r.yml", MY_BOT.replace("name: My Bot\n    vendor: Acme\n    ", ""), organisation))
                .policy();
        Policy merged = Tightening.merge(organisation, repository).policy();
        assertEquals(1, detect(merged, Changes.branch("my-bot/fix")).evidence().size());
    }

    private static Policy valid(String text) {
        PolicyReading read = READER.read("p.yml", text);
        assertTrue(read instanceof PolicyReading.Valid, read.toString());
        return ((PolicyReading.Valid) read).policy();
    }

    private static Assistance detect(Policy policy, Facts change) {
        return new Detector(CATALOGUE, policy.addedTools()).detect(change);
    }

    private static List<String> tools(Policy policy, Facts change) {
        return detect(policy, change).tools().stream().map(ToolUse::id).sorted().toList();
    }
}
