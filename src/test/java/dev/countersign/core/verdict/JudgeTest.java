package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.TWO;
import static dev.countersign.core.verdict.Verdicts.change;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.seniors;
import static dev.countersign.core.verdict.Verdicts.stopped;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.verdict.Verdicts.Act;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
    @Test
    void a_change_of_which_nothing_is_asked_is_cleared() {
        cleared(Cases.under(SENIORS).change(pullRequest().touching("docs/a.md").commit("Write")));
    }

    @Test
    void a_change_waits_until_somebody_of_the_team_has_signed() {
        waits(seniors());
        cleared(seniors().says("carol", "/signoff"));
        cleared(seniors().change(change().reviewed("sam", Review.State.APPROVED)));
    }

    static Stream<Act> nothing() {
        return Stream.of(
                new Act("a remark", seniors().change(change().reviewed("carol", Review.State.COMMENTED))),
                new Act("a dismissed review", seniors().change(change().reviewed("carol", Review.State.DISMISSED))),
                new Act(
                        "a review that is not sent",
                        seniors().change(change().reviewed("carol", Review.State.PENDING))),
                new Act(
                        "a sign-off taken back",
                        seniors().says("carol", "/signoff").says("carol", "/unsign")),
                new Act("for something else", seniors().says("carol", "/signoff area-owner")),
                new Act("for another head", seniors().says("carol", "/signoff 1234567")),
                new Act("nobody knows for what", seniors().says(person("carol"), "/signoff", "")),
                new Act("by somebody else", seniors().says("bob", "/signoff")),
                new Act("with a typing error", seniors().says("carol", "/signof")));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void what_is_no_sign_off_for_this_head_counts_for_nothing(Act act) {
        waits(act.given());
    }

    @Test
    void a_sign_off_may_name_the_requirement_and_the_beginning_of_the_head() {
        String head = change().build().head();
        cleared(seniors().says("carol", "/signoff senior-review " + head.substring(0, 9)));
    }

    @Test
    void the_latest_act_of_a_person_wins() {
        Changes both = change().reviewed("carol", Review.State.APPROVED);
        stopped(seniors().change(both.reviewed("carol", Review.State.CHANGES_REQUESTED)));
        cleared(seniors().change(both.reviewed("carol", Review.State.APPROVED)));
        cleared(seniors()
                .change(change().reviewed("sam", Review.State.APPROVED)
                        .reviewed("carol", Review.State.CHANGES_REQUESTED)
                        .reviewed("carol", Review.State.APPROVED)));
    }

    @Test
    void who_could_satisfy_a_requirement_can_stop_the_change_and_nobody_else_can() {
        Verdict verdict = stopped(seniors()
                .change(change().reviewed("sam", Review.State.APPROVED)
                        .reviewed("carol", Review.State.CHANGES_REQUESTED)));
        assertTrue(verdict.stops().get(0).what().startsWith("carol asked for changes"));
        cleared(seniors()
                .change(change().reviewed("sam", Review.State.APPROVED)
                        .reviewed("bob", Review.State.CHANGES_REQUESTED)));
        cleared(seniors()
                .change(change().reviewed("sam", Review.State.APPROVED).reviewed("carol", Review.State.DISMISSED)));
    }

    @Test
    void a_hold_stops_until_its_giver_lifts_it() {
        Cases held = seniors().says("carol", "/signoff").says("bob", "/hold the audit");
        assertEquals("the audit", stopped(held).stops().get(0).quote());
        stopped(held.says("carol", "/unhold"));
        cleared(held.says("bob", "/unhold"));
        cleared(seniors().says("carol", "/signoff").says("alice", "/hold my own"));
    }

    @Test
    void one_person_never_signs_twice() {
        waits(Cases.under(TWO).change(change()).says("bob", "/signoff").says("bob", "/signoff"));
        waits(Cases.under(TWO)
                .change(change().reviewed("bob", Review.State.APPROVED))
                .says("bob", "/signoff"));
        cleared(Cases.under(TWO).change(change()).says("bob", "/signoff").says("carol", "/signoff"));
    }

    @Test
    void a_distinct_requirement_takes_its_people_from_the_others() {
        String distinct = SENIORS
                + "  - {name: second, title: A second person, when: {paths: [\"src/**\"]},"
                + " sign-offs: {count: 1, from: anyone, distinct: true}}\n";
        waits(Cases.under(distinct)
                .team("acme/seniors", "carol")
                .change(change())
                .says("carol", "/signoff"));
        cleared(Cases.under(distinct)
                .team("acme/seniors", "carol")
                .change(change())
                .says("carol", "/signoff")
                .says("bob", "/signoff"));
    }

    @Test
    void owners_and_code_owners_may_sign_where_they_are_asked() {
        String owners = """
                areas: {pay: {paths: ["src/**"], owners: ["@bob"]}}
                requirements:
                  - {name: owner, title: t, when: {areas: [pay]}, sign-offs: {count: 1, from: owners}}
                  - {name: code, title: t, when: {areas: [pay]}, sign-offs: {count: 1, from: codeowners}}
                """;
        Cases given = Cases.under(owners).codeowners("* @dave\n/src/ @Carol\n").change(change());
        assertEquals(
                List.of("owner", "code"),
                waits(given.says("dave", "/signoff")).requirements().stream()
                        .map(RequirementState::name)
                        .toList());
        waits(given.says("bob", "/signoff"));
        cleared(given.says("carol", "/signoff"));
    }

    @Test
    void other_checks_must_have_succeeded() {
        String build = "requirements:\n  - {name: build, title: t, when: {paths: [\"src/**\"]}, checks: [build]}\n";
        assertEquals(
                List.of("build"),
                waits(Cases.under(build).change(change())).requirements().get(0).missingChecks());
        waits(Cases.under(build).change(change().check("build", Check.State.RUNNING)));
        waits(Cases.under(build).change(change().check("build", Check.State.FAILED)));
        waits(Cases.under(build).change(change().check("Build", Check.State.SUCCEEDED)));
        cleared(Cases.under(build).change(change().check("build", Check.State.SUCCEEDED)));
    }

    @Test
    void a_statement_against_evidence_stops_until_the_author_takes_it_back() {
        Changes assisted = pullRequest().touching("a.js").commit("Write" + CLAUDE);
        Cases given = Cases.under("").change(assisted).says("alice", "/ai none");
        stopped(given);
        stopped(given.says("bob", "/ai claude-code"));
        cleared(given.says("alice", "/ai claude-code"));
    }

    @Test
    void where_disclosure_is_required_silence_waits_for_the_author() {
        Cases given = Cases.under("disclosure: require\n").change(change());
        assertEquals("disclosure", waits(given).items().get(0).checklist());
        waits(given.says("bob", "/ai none"));
        cleared(given.says("alice", "/ai none"));
        waits(Cases.under("disclosure: require\n").change(change()).says("alice", "/ai some-tool-of-ours"));
        cleared(Cases.under("disclosure: require\n").change(change()).says("alice", "/ai codex"));
        cleared(Cases.under("disclosure: require\n")
                .change(pullRequest().touching("a.js").commit("Write" + CLAUDE)));
        cleared(Cases.under("disclosure: ask\n").change(change()));
    }

    @Test
    void items_are_ticked_by_those_they_name() {
        String lists = SENIORS + """
                checklists:
                  - name: provenance
                    when: {paths: ["src/**"]}
                    items:
                      - {id: sources, text: Current, by: author}
                      - {id: read, text: Read, by: reviewer}
                      - {id: thought, text: Thought, by: senior-review}
                """;
        Cases given = Cases.under(lists)
                .team("acme/seniors", "carol")
                .change(change())
                .says("carol", "/signoff");
        waits(given.says("bob", "/tick sources").says("alice", "/tick read").says("bob", "/tick thought"));
        waits(given.says("alice", "/tick sources").says("bob", "/tick read"));
        cleared(given.says("carol", "/tick thought"));
        waits(given.says("alice", "/untick sources"));
    }

    @Test
    void who_a_bots_change_is_assigned_to_answers_for_it_and_does_not_sign() {
        String list = TWO
                + "checklists:\n  - {name: c, when: {paths: [\"src/**\"]}, items: [{id: i, text: t, by: author}]}\n";
        Changes agent = pullRequest()
                .by(new Person(7, "claude[bot]", Person.Kind.BOT))
                .assignedTo("dave")
                .touching("src/a.js")
                .commit("Write");
        Cases given = Cases.under(list)
                .change(agent)
                .says("dave", "/tick i")
                .says("dave", "/signoff")
                .says("bob", "/signoff");
        assertTrue(waits(given).items().get(0).met());
        cleared(given.says("carol", "/signoff"));
    }

    @Test
    void who_was_assigned_to_a_bots_change_and_left_does_not_sign_either() {
        Facts left = pullRequest()
                .by(new Person(7, "claude[bot]", Person.Kind.BOT))
                .touching("src/a.js")
                .commit("Write")
                .build();
        Cases given = Cases.under(TWO)
                .change(left.alsoAssignedTo(List.of(Changes.person("dave"))))
                .says("dave", "/signoff")
                .says("bob", "/signoff");
        waits(given);
        cleared(given.says("carol", "/signoff"));
    }

    @Test
    void a_policy_that_nobody_could_read_opens_no_gate_by_its_mode() {
        Verdict verdict = Cases.under(Policy.builtIn())
                .change(pullRequest().touching("src/a.js").commit("Write"))
                .doubt("the policy acme/.github cannot be read")
                .judge();
        assertEquals(Mode.ENFORCE, verdict.mode());
        assertFalse(verdict.cleared());
    }

    @Test
    void the_same_case_gives_the_same_verdict() {
        Case given = seniors().says("carol", "/signoff").says("bob", "/hold it").build();
        assertEquals(Judge.judge(given), Judge.judge(given));
        assertFalse(Judge.judge(given).cleared());
    }
}
