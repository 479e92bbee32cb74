package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.core.verdict.Verdicts.answer;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.stopped;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Answer.Result;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given evidence of a tool, when somebody clears it, then these may, and only what was known is gone. */
class ClearanceTest {

    private static final String POLICY =
            "requirements:\n  - {name: two, title: t, when: {assistance: assisted}, sign-offs: {count: 2, from: anyone}}\n";
    private static final String CLEAR = "/ai clear claude-code the trailer was copied";

    private static Changes assisted() {
        return pullRequest().touching("a.js").commit("Write" + CLAUDE);
    }

    private static Cases given() {
        return Cases.under(POLICY).change(assisted());
    }

    @Test
    void what_a_person_who_may_sign_clears_is_gone_for_every_condition_and_is_told() {
        Verdict verdict = given().says("bob", CLEAR).judge();
        assertEquals(new Outcome.Cleared(), verdict.outcome());
        assertEquals(Assistance.Level.UNKNOWN, verdict.assistance().level());
        assertEquals(
                List.of(new Verdict.Clearing(
                        "claude-code", "Claude Code", "bob", verdict.head(), "the trailer was copied")),
                verdict.clearings());
        assertEquals(Result.DONE, answer(verdict).result());
    }

    static Stream<Verdicts.Act> nothing() {
        return Stream.of(
                new Verdicts.Act("by the author", given().says("alice", CLEAR)),
                new Verdicts.Act("by a reader", given().says("bob", CLEAR).permission("bob", Permission.READ)),
                new Verdicts.Act("of another tool", given().says("bob", "/ai clear codex it was not")),
                new Verdicts.Act("without a reason", given().says("bob", "/ai clear claude-code")),
                new Verdicts.Act(
                        "by who pushed to it",
                        given().change(assisted().pushedBy("bob")).says("bob", CLEAR)),
                new Verdicts.Act(
                        "before the evidence was there",
                        given().says("bob", CLEAR)
                                .sighted(pullRequest().touching("a.js").commit("Write"))
                                .sighted(pullRequest()
                                        .commit(
                                                "x",
                                                new dev.countersign.core.change.Identity(
                                                        "Codex",
                                                        "codex@openai.com",
                                                        new dev.countersign.core.change.Account.Unlinked())))));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void what_is_no_clearing_leaves_the_evidence(Verdicts.Act act) {
        assertEquals(List.of(), waits(act.given()).clearings());
    }

    @Test
    void evidence_that_comes_later_counts_again() {
        Verdict verdict = waits(given().says("bob", CLEAR)
                .sighted(assisted())
                .change(assisted().saying("🤖 Generated with [Claude Code](https://claude.com/claude-code)")));
        assertFalse(verdict.assistance().evidence().isEmpty());
        assertFalse(verdict.assistance().evidence().stream()
                .anyMatch(one -> one.where().contains("commit")));
        assertEquals(1, verdict.clearings().size());
    }

    @Test
    void a_rebase_that_leaves_the_changes_alone_keeps_what_was_cleared() {
        Changes rebased = pullRequest().touching("a.js").commit("Base").commit("Write" + CLAUDE);
        cleared(Cases.under(POLICY)
                .change(assisted())
                .says("bob", CLEAR)
                .before(assisted().build())
                .sighted(assisted())
                .change(rebased));
    }

    @Test
    void a_mismatch_is_resolved_by_clearing_the_tool_or_by_the_authors_own_word() {
        Cases denied = Cases.under("").change(assisted()).says("alice", "/ai none");
        stopped(denied);
        Verdict verdict = denied.says("bob", CLEAR).judge();
        assertEquals(Assistance.Level.NONE, verdict.assistance().level());
        assertEquals(new Outcome.Cleared(), verdict.outcome());
        cleared(Cases.under("").change(assisted()).says("alice", "/ai none").says("alice", "/ai claude-code"));
    }

    @Test
    void who_cannot_be_judged_clears_nothing_and_is_not_answered_yet() {
        Verdict verdict = waits(given().says("bob", CLEAR).permission("bob", new Directory.Grant.Unknown("502")));
        assertEquals(List.of(), verdict.clearings());
        assertEquals(Result.PENDING, answer(verdict).result());
    }
}
