package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.Guidance.Document;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaleGuidanceTest {

    private static final long NOW = Instant.parse("2026-11-02T12:00:00Z").getEpochSecond();
    private static final String WAITS =
            "requirements: [{name: guided, when: {signals: [stale-guidance]}, sign-offs: {count: 1}}]";

    private static Document behind(String path, int daysAgo, int daysBehind, int changes) {
        long at = NOW - daysAgo * 86_400L;
        return new Document(path, at, at + daysBehind * 86_400L, changes);
    }

    private static Verdict judge(String policy, Changes change, Document... documents) {
        return cases(policy, change, documents).judge();
    }

    private static Cases cases(String policy, Changes change, Document... documents) {
        return Cases.under(policy).change(change).guidedBy(new Guidance.Known(List.of(documents)));
    }

    private static Changes assisted() {
        return pullRequest().touching("pay/Refund.java").commit(CLAUDE);
    }

    private static Changes byHand() {
        return pullRequest().touching("pay/Refund.java").commit("Round");
    }

    @Test
    void documents_that_are_far_behind_are_put_to_the_author_of_an_assisted_change() {
        Verdict verdict = judge(
                "",
                assisted(),
                behind("AGENTS.md", 5, 4, 2),
                behind("docs/refunds.md", 430, 425, 31),
                behind("docs/old.md", 200, 190, 1));
        ItemState item = verdict.items().get(0);
        assertEquals(
                "What the tool relied on is current: docs/refunds.md last changed 14 months ago, the code it describes 31"
                        + " times since; docs/old.md last changed 6 months ago, the code it describes once since",
                item.text());
        assertEquals("alice, the author", item.by());
        assertFalse(verdict.cleared());
        assertTrue(verdict.risk().signals().contains("stale-guidance"));
    }

    @Test
    void the_authors_tick_is_enough() {
        assertTrue(cases("", assisted(), behind("AGENTS.md", 400, 300, 40))
                .says("alice", "/tick stale-guidance")
                .judge()
                .cleared());
        assertFalse(cases("", assisted(), behind("AGENTS.md", 400, 300, 40))
                .says("bob", "/tick stale-guidance")
                .judge()
                .cleared());
    }

    @Test
    void a_change_that_no_tool_helped_with_is_asked_nothing() {
        Verdict verdict = judge(WAITS, byHand(), behind("AGENTS.md", 400, 300, 40));
        assertTrue(verdict.cleared());
        assertEquals(List.of(), verdict.items());
    }

    @Test
    void what_the_change_itself_brings_up_to_date_is_not_out_of_date() {
        assertTrue(judge("", assisted().touching("AGENTS.md", 3, 1), behind("AGENTS.md", 400, 300, 40))
                .cleared());
    }

    @Test
    void the_policy_says_how_far_is_too_far_and_may_not_ask_at_all() {
        Document old = behind("AGENTS.md", 100, 90, 10);
        assertTrue(judge("", assisted(), old).cleared());
        assertFalse(judge("guidance: {changes: 10}", assisted(), old).cleared());
        assertFalse(judge("guidance: {days: 90}", assisted(), old).cleared());
        assertTrue(judge("guidance: off", assisted(), behind("AGENTS.md", 900, 800, 99))
                .cleared());
    }

    @Test
    void the_signal_can_be_named_in_a_condition() {
        Verdict verdict = judge(WAITS, assisted(), behind("AGENTS.md", 400, 300, 40));
        assertEquals(
                List.of("guided"),
                verdict.requirements().stream().map(RequirementState::name).toList());
    }

    @Test
    void who_clears_the_tool_clears_the_signal_and_the_item_with_it() {
        Cases given = cases(WAITS, assisted(), behind("AGENTS.md", 400, 300, 40));
        assertFalse(given.judge().cleared());
        Verdict verdict =
                given.says("bob", "/ai clear claude-code it was copied").judge();
        assertTrue(verdict.cleared(), verdict::toString);
        assertEquals(List.of(), verdict.items());
        assertEquals(List.of(), verdict.requirements());
        assertFalse(verdict.risk().signals().contains("stale-guidance"));
        assertEquals(
                List.of(),
                Cases.under("")
                        .change(assisted())
                        .guidedBy(new Guidance.Unknown())
                        .says("bob", "/ai clear claude-code it was copied")
                        .judge()
                        .notes());
    }

    @Test
    void a_tool_that_is_left_keeps_the_item() {
        Verdict verdict = cases(
                        "",
                        pullRequest()
                                .touching("pay/Refund.java")
                                .commit("Write" + CLAUDE + "\nCo-Authored-By: Cursor <cursoragent@cursor.com>"),
                        behind("AGENTS.md", 400, 300, 40))
                .says("bob", "/ai clear claude-code it was copied")
                .judge();
        assertEquals(1, verdict.items().size());
    }

    @Test
    void an_unknown_history_is_said_and_asks_for_nothing() {
        Verdict verdict = Cases.under("")
                .change(assisted())
                .guidedBy(new Guidance.Unknown())
                .judge();
        assertTrue(verdict.cleared());
        assertTrue(verdict.notes().get(0).contains("not known"), verdict.notes()::toString);
    }
}
