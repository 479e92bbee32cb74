package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.core.verdict.Verdicts.answer;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.stopped;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.verdict.Answer.Result;
import dev.countersign.core.verdict.RequirementState.Status;
import dev.countersign.core.verdict.ToolState.Grant;
import dev.countersign.core.verdict.ToolState.Standing;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a change that Claude Code helped with, when the register of tools is held against it, then these may let it through. */
class RegisterTest {

    private static final String ASKED = """
            exceptions: {from: ["@acme/governance"], longest: 90d}
            tools: {claude-code: {status: exception}}
            """;

    private static Changes change() {
        return pullRequest().touching("pay/a.js").commit("Write" + CLAUDE);
    }

    private static Cases under(String tools) {
        return Cases.under("exceptions: {from: [\"@acme/governance\"], longest: 90d}\ntools: " + tools + "\n")
                .team("acme/governance", "erin", "alice")
                .change(change());
    }

    private static Cases asked() {
        return Cases.under(ASKED).team("acme/governance", "erin", "alice").change(change());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                   | CLEARED | ",
                "{claude-code: {status: prohibited}}                                  | STOPPED | is prohibited here",
                "{\"*\": {status: exception}}                                         | WAITS   | needs an exception",
                "{claude-code: {status: approved}, \"*\": {status: prohibited}}       | CLEARED | ",
                "{claude-code: {status: trial, until: 2026-11-01}}                    | WAITS   | is not, or no longer, on trial in this repository (the trial is until 2026-11-01)",
                "{claude-code: {status: trial, until: 2026-11-02}}                    | CLEARED | is on trial until 2026-11-02",
                "{claude-code: {status: trial, repositories: [\"lab-*\"]}}            | WAITS   | is not, or no longer, on trial in this repository (the trial is in lab-*)",
                "{claude-code: {status: trial, repositories: [shop]}}                 | CLEARED | is on trial in shop",
                "{claude-code: {status: approved, except-paths: [\"pay/**\"]}}        | WAITS   | is not approved for pay/a.js",
                "{claude-code: {status: approved, except-paths: [\"lib/**\"]}}        | CLEARED | "
            })
    void the_register_is_kept_and_says_why(String tools, String outcome, String because) {
        Verdict verdict = under(tools).judge();
        assertEquals(
                outcome,
                verdict.cleared()
                        ? "CLEARED"
                        : new Outcome.Blocked(true).equals(verdict.outcome()) ? "STOPPED" : "WAITS");
        assertEquals(
                because == null ? List.of() : List.of(because),
                verdict.tools().stream().map(ToolState::because).toList());
    }

    @Test
    void files_that_moved_or_are_not_shown_count_for_the_paths_that_are_excepted() {
        String except = "{claude-code: {status: approved, except-paths: [\"pay/**\"]}}";
        waits(under(except).change(pullRequest().moving("pay/a.js", "lib/a.js").commit("Move" + CLAUDE)));
        waits(under(except)
                .change(pullRequest()
                        .touching("lib/a.js")
                        .commit("Write" + CLAUDE)
                        .truncated("3,000 files are shown")));
        cleared(under(except).change(pullRequest().touching("lib/a.js").commit("Write" + CLAUDE)));
    }

    @Test
    void a_tool_that_needs_an_exception_waits_for_those_who_may_grant_it_and_names_them() {
        Verdict verdict = waits(asked());
        ToolState tool = verdict.tools().get(0);
        assertEquals(Standing.EXCEPTION, tool.standing());
        assertEquals(List.of("erin"), tool.candidates());
        assertEquals(List.of("anyone in acme/governance"), tool.from());
        assertEquals(List.of(0, 1), List.of(verdict.given(), verdict.asked()));
        Verdict granted = asked().says("erin", "/allow-tool claude-code the refund rework")
                .judge();
        assertInstanceOf(Outcome.Cleared.class, granted.outcome());
        assertEquals(
                List.of(new Grant("erin", "", "the refund rework")),
                granted.tools().get(0).grants());
        assertEquals(List.of(), granted.turns());
        assertEquals(List.of(1, 1), List.of(granted.given(), granted.asked()));
    }

    static Stream<Verdicts.Act> nothing() {
        return Stream.of(
                new Verdicts.Act(
                        "by the author, though in the team", asked().says("alice", "/allow-tool claude-code x")),
                new Verdicts.Act("by somebody else", asked().says("bob", "/allow-tool claude-code x")),
                new Verdicts.Act(
                        "by a reader",
                        asked().says("erin", "/allow-tool claude-code x").permission("erin", Permission.READ)),
                new Verdicts.Act("for another tool", asked().says("erin", "/allow-tool codex x")),
                new Verdicts.Act("too long", asked().says("erin", "/allow-tool claude-code until 2027-02-01 x")),
                new Verdicts.Act("for a past day", asked().says("erin", "/allow-tool claude-code until 2026-11-01 x")),
                new Verdicts.Act("without a reason", asked().says("erin", "/allow-tool claude-code")),
                new Verdicts.Act(
                        "over",
                        asked().says("erin", "/allow-tool claude-code until 2026-11-02 x")
                                .at("2026-11-03T00:00:00Z")),
                new Verdicts.Act(
                        "elsewhere, over", asked().excepted("claude-code", "erin", "2026-10-01", "2026-11-01")),
                new Verdicts.Act(
                        "elsewhere, by the author of this change",
                        asked().excepted("claude-code", "alice", "2026-10-01", "2026-12-01")),
                new Verdicts.Act(
                        "elsewhere, by who has left the team",
                        asked().excepted("claude-code", "bob", "2026-10-01", "2026-12-01")),
                new Verdicts.Act(
                        "elsewhere, longer than the policy lets now",
                        asked().excepted("claude-code", "erin", "2026-08-01", "2026-12-01")));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void what_is_no_exception_lets_nothing_through(Verdicts.Act act) {
        waits(act.given());
    }

    @Test
    void an_exception_for_the_repository_holds_through_its_last_day() {
        Cases given = asked().excepted("claude-code", "erin", "2026-10-01", "2026-11-02");
        cleared(given.at("2026-11-02T23:59:59Z"));
        assertEquals(
                List.of(Instant.parse("2026-11-03T00:00:00Z")), given.judge().turns());
        waits(given.at("2026-11-03T00:00:00Z"));
        cleared(asked().says("erin", "/allow-tool claude-code until 2027-01-31 x"));
    }

    @Test
    void the_latest_word_of_a_person_for_the_repository_wins() {
        waits(asked().excepted("claude-code", "erin", "2026-10-01", "2026-12-01")
                .says("erin", "/allow-tool claude-code until 2026-11-02 ends today")
                .at("2026-11-03T00:00:00Z"));
    }

    @Test
    void an_exception_covers_paths_and_trials_and_never_what_is_prohibited() {
        String said = "/allow-tool claude-code x";
        cleared(under("{claude-code: {status: approved, except-paths: [\"pay/**\"]}}")
                .says("erin", said));
        cleared(under("{claude-code: {status: trial, until: 2026-11-01}}").says("erin", said));
        cleared(under("{claude-code: {status: trial, repositories: [\"lab-*\"]}}")
                .says("erin", said));
        Verdict prohibited =
                stopped(under("{claude-code: {status: prohibited}}").says("erin", said));
        assertEquals(Result.REFUSED, answer(prohibited).result());
        assertTrue(answer(prohibited).sentence().startsWith("the tool is prohibited"));
    }

    @Test
    void a_granter_of_whom_nobody_can_tell_leaves_it_undecided() {
        Verdict verdict = asked().unknownTeam("acme/governance", "GitHub answered 502")
                .says("erin", "/allow-tool claude-code x")
                .judge();
        assertEquals(new Outcome.Undecided(List.of("GitHub answered 502")), verdict.outcome());
        assertEquals(Status.UNKNOWN, verdict.tools().get(0).status());
        assertEquals(Result.PENDING, answer(verdict).result());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/allow-tool claude-cod x                  | no tool is called `claude-cod`; did you mean `claude-code`",
                "/allow-tool claude-code until 2027-02-01 x | the latest possible day is 2027-01-31",
                "/allow-tool claude-code until 2026-11-01 x | that day was over",
                "/ai clear claud-code x                    | no tool is called `claud-code`; did you mean `claude-code`",
                "/ai clear codex x                         | nothing was known when this was written that says that `codex` helped"
            })
    void a_refusal_says_what_would_do(String said, String sentence) {
        Answer answer = answer(asked().says("erin", said).judge());
        assertEquals(List.of(Result.REFUSED, sentence), List.of(answer.result(), answer.sentence()));
    }
}
