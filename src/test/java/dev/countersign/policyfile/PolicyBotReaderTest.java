package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyBotReaderTest {

    @Test
    void an_excuse_for_some_files_becomes_a_condition_of_the_other_rule() {
        assertEquals("""
                version: 1
                mode: enforce
                branches: ["**"]
                requirements:
                  - name: "the-tools-team"
                    title: "The tools team"
                    when: {not: {only-paths: "/staging/**"}}
                    sign-offs: {count: 1, from: ["@acme/tools"]}
                """, said("""
                policy: {approval: [{or: [The tools team, staging only]}]}
                approval_rules:
                  - {name: The tools team, requires: {count: 1, teams: [acme/tools]}}
                  - name: staging only
                    if: {only_changed_files: {paths: ["^staging/.*$"]}}
                """));
    }

    @Test
    void rules_that_must_all_approve_become_requirements() {
        assertEquals("""
                version: 1
                mode: enforce
                branches: ["**"]
                people: {sign-off-permission: maintain}
                reviewers: {request: true}
                requirements:
                  - name: "two"
                    title: "two"
                    sign-offs: {count: 2, from: ["anyone"]}
                  - name: "money"
                    title: "money"
                    when: {all: [{paths: ["/pay/**", "!/pay/doc/**"]}, {base: ["main", "release/**"]}]}
                    sign-offs: {count: 1, from: ["@bob", "@acme/pay"]}
                    checks: ["build", "scan it"]
                """, text("""
                policy: {approval: [two, {and: [money]}]}
                approval_rules:
                  - name: two
                    options: {invalidate_on_push: true, ignore_edited_comments: true, request_review: {enabled: true}}
                    requires: {count: 2, permissions: [maintain]}
                  - name: money
                    if:
                      changed_files: {paths: ["^pay/"], ignore: ["^pay/doc/"]}
                      targets_branch: {pattern: "^(main|release/.*)$"}
                    requires:
                      count: 1
                      users: [bob]
                      teams: [acme/pay]
                      conditions: {has_status: {statuses: [build, "scan it"]}}
                """));
    }

    @Test
    void a_rule_that_names_nobody_is_never_met_as_there() {
        String text = said("""
                policy: {approval: [r]}
                approval_rules: [{name: r, requires: {count: 1}}]
                """);
        assertEquals(false, text.contains("anyone"), text);
        assertEquals(true, text.contains("checks: [\"countersign: never, by r\"]"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    changed_files: {paths: ['^a/']}               | {paths: "/a/**"}
                    no_changed_files: {paths: ['^a/']}            | {not: {only-paths: "/a/**"}}
                    has_author_in: {users: [bob], teams: [o/t]}   | {authors: ["@bob", "@o/t"]}
                    has_contributor_in: {users: ['r[bot]']}       | {contributors: "@r[bot]"}
                    author_is_only_contributor: false             | {not: {only-contributors: "author"}}
                    targets_branch: {pattern: ^main$}             | {base: "main"}
                    from_branch: {pattern: ^f/}                   | {any: [{head: "f/**"}, {fork: true}]}
                    modified_lines: {additions: '> 9', total: <5} | {any: [{lines: {added: ">9"}}, {lines: {total: "<5"}}]}
                    has_status: {statuses: [a, 'b c']}            | {all: [{checks: {"a": succeeded}}, {checks: {"b c": succeeded}}]}
                    has_successful_status: [a]                    | {checks: {"a": succeeded}}
                    has_labels: [a, b]                            | {all: [{labels: "a"}, {labels: "b"}]}
                    repository: {matches: ['^acme/.*$']}          | {repository: "acme/**"}
                    repository: {not_matches: ['/docs$']}         | {not: {repository: "**/docs"}}
                    title: {matches: ['^a', b$]}                  | {any: [{title: "^a"}, {title: "b$"}]}
                    title: {matches: [a], not_matches: [b]}       | {any: [{title: "a"}, {not: {title: "b"}}]}
                    has_valid_signatures: false                   | {signatures: missing}
                    has_valid_signatures_by: {users: [a], teams: [o/t]} | {signed-by: ["@a", "@o/t"]}
                    has_valid_signatures_by_keys: {key_ids: [3AA5C34371567BD2]} | {signed-with: "3AA5C34371567BD2"}
                    has_status: {statuses: [a], conclusions: [skipped]} | {checks: {"a": skipped}}
                    has_status: {statuses: [a], conclusions: [timed_out, success]} | {checks: {"a": [timed-out, succeeded]}}
                    has_workflow_result: {workflows: [.github/workflows/a.yml]} | {checks: {".github/workflows/a.yml": succeeded}}
                    """)
    void a_predicate_is_said(String predicate, String when) {
        String text = text("""
                policy: {approval: [always, r]}
                approval_rules:
                  - {name: always, requires: {count: 1, write_collaborators: true}}
                  - name: r
                    if: {%s}
                    requires: {count: 1, write_collaborators: true}
                """.formatted(predicate));
        assertEquals(
                List.of(when),
                text.lines()
                        .filter(line -> line.startsWith("    when: "))
                        .map(line -> line.substring("    when: ".length()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has_workflow_result: {workflows: [a.yml]}",
                "has_valid_signatures: true",
                "has_valid_signatures_by: {organizations: [acme]}",
                "has_status: {statuses: [a], conclusions: [pending]}",
                "has_status: {statuses: [.github/workflows/a.yml]}",
                "has_author_in: {organizations: [acme]}",
                "only_has_contributors_in: {users: [a]}",
                "author_is_only_contributor: true",
                "changed_files: {paths: ['[a-z]+']}",
                "title: {matches: ['(a{100}){100}']}"
            })
    void what_cannot_narrow_a_rule_is_told_and_asks_of_every_change(String predicate) {
        PolicyBotReader.Translation told = translate("""
                policy: {approval: [always, r]}
                approval_rules: [{name: r, if: {%s}, requires: {count: 1, write_collaborators: true}}, {name: always}]
                """.formatted(predicate));
        assertEquals(1, told.leftOut().size(), told::toString);
        assertEquals(2, told.leftOut().get(0).at().line());
        assertEquals(false, told.policy().contains("when:"), told.policy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    options: {allow_author: true}                             | `allow_author`
                    options: {allow_contributor: true}                        | `allow_contributor`
                    options: {ignore_commits_by: {users: [a]}}                | `ignore_commits_by`
                    options: {methods: {comments: [ok]}}                      | `comments`
                    options: {methods: {body_patterns: [ok]}}                 | `body_patterns`
                    options: {methods: {github_review: false}}                | every approving review
                    options: {methods: {github_review_comment_patterns: [a]}} | every approving review
                    options: {metods: {}}                                     | unknown key `metods`
                    requires: {count: 1, organizations: [acme]}               | `organizations`
                    requires: {count: 1, permissions: [read]}                 | `read`
                    requires: {count: 1, permissions: [admin]}                | `admin`
                    requires: {conditions: {has_labels: [a]}}                 | `has_labels`
                    """)
    void an_option_that_is_not_said_is_told(String option, String told) {
        String left =
                translate("policy: {approval: [r]}\napproval_rules: [{name: r, " + option + "}]\n").leftOut().stream()
                        .map(problem -> problem.at().line() + " " + problem.message())
                        .collect(Collectors.joining("\n"));
        assertEquals(1, left.lines().count(), left);
        assertEquals(true, left.startsWith("2 ") && left.contains(told), left);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1]              | a policy of policy-bot is a list
                    {}               | this is no policy of policy-bot
                    {version: 1}     | unknown key `version`
                    {remote: a/b}    | the policy is in another repository
                    'a: ['           | this is not YAML
                    ''               | the file is empty
                    {policy: {approval: [nothing]}, approval_rules: []} | no rule is called `nothing`
                    {policy: {approval: [{nor: []}]}, approval_rules: []} | an approval is a mapping
                    """)
    void another_file_is_told_from_a_policy(String file, String told) {
        String left = translate(file).leftOut().toString();
        assertEquals(true, left.contains(told), left);
    }

    private static String text(String policyBot) {
        PolicyBotReader.Translation told = translate(policyBot);
        PolicyReading reading = new PolicyReader(Set.of()).read("countersign.yml", told.policy());
        assertInstanceOf(PolicyReading.Valid.class, reading, told.toString() + reading);
        return told.policy();
    }

    private static String said(String policyBot) {
        assertEquals(List.of(), translate(policyBot).leftOut());
        return text(policyBot);
    }

    private static PolicyBotReader.Translation translate(String policyBot) {
        return new PolicyBotReader().translate(".policy.yml", policyBot.getBytes(StandardCharsets.UTF_8));
    }
}
