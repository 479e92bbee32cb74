package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.answer;
import static dev.countersign.core.verdict.Verdicts.change;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.stopped;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Review;
import dev.countersign.core.verdict.Answer.Result;
import dev.countersign.testing.Cases;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a blocked change, when people override it, then enough of the right ones let it through for a while. */
class OverrideTest {

    private static final String POLICY =
            SENIORS + "overrides: {from: [\"@acme/commanders\"], people: 2, expires: 4h}\n";

    private static Cases given() {
        return under("");
    }

    private static Cases under(String more) {
        return Cases.under(POLICY + more)
                .team("acme/seniors", "carol", "sam", "alice")
                .team("acme/commanders", "erin", "frank", "alice")
                .change(change());
    }

    private static Cases overridden(Cases given) {
        return given.says("erin", "/override the shop is down").says("frank", "/override with erin");
    }

    @Test
    void enough_different_people_let_it_through_until_the_first_of_them_expires() {
        Verdict verdict = overridden(given()).judge();
        assertEquals(
                new Outcome.Overridden(
                        List.of("frank", "erin"), "with erin; the shop is down", Instant.parse("2026-11-02T16:01:00Z")),
                verdict.outcome());
        assertTrue(verdict.cleared());
        assertEquals(List.of(Instant.parse("2026-11-02T16:01:00Z")), verdict.turns());
        assertEquals(2, Lasting.of(overridden(given()).build(), verdict).size());
    }

    static Stream<Verdicts.Act> nothing() {
        Facts before = change().build();
        return Stream.of(
                new Verdicts.Act("one person", given().says("erin", "/override x")),
                new Verdicts.Act(
                        "one person twice", given().says("erin", "/override x").says("erin", "/override y")),
                new Verdicts.Act(
                        "the author", given().says("erin", "/override x").says("alice", "/override x")),
                new Verdicts.Act(
                        "somebody else", given().says("erin", "/override x").says("carol", "/override x")),
                new Verdicts.Act(
                        "without a reason", given().says("erin", "/override").says("frank", "/override x")),
                new Verdicts.Act("expired", overridden(given()).at("2026-11-02T16:01:00Z")),
                new Verdicts.Act(
                        "for other content",
                        overridden(given())
                                .before(before)
                                .change(change().touching("src/b.js").commit("More"))),
                new Verdicts.Act(
                        "for nobody knows what",
                        given().says(person("erin"), "/override x", "").says("frank", "/override x")),
                new Verdicts.Act(
                        "where the policy names nobody",
                        overridden(Cases.under(SENIORS)
                                .team("acme/seniors", "carol")
                                .change(change()))));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void what_is_no_override_lets_nothing_through(Verdicts.Act act) {
        waits(act.given());
    }

    @Test
    void an_override_outlives_a_push_that_leaves_the_changes_alone() {
        Facts before = change().build();
        Verdict verdict = overridden(given())
                .before(before)
                .change(change().commit("Merge"))
                .judge();
        assertInstanceOf(Outcome.Overridden.class, verdict.outcome());
        assertInstanceOf(
                Outcome.Overridden.class,
                overridden(given()).at("2026-11-02T16:00:59Z").judge().outcome());
    }

    @Test
    void a_hold_a_veto_and_a_mismatch_are_overridden_and_still_told() {
        Verdict held = overridden(given().says("sam", "/hold it")).judge();
        assertInstanceOf(Outcome.Overridden.class, held.outcome());
        assertEquals(1, held.stops().size());
        assertTrue(overridden(given().change(change().reviewed("sam", Review.State.CHANGES_REQUESTED)))
                .judge()
                .cleared());
        assertTrue(overridden(given().change(pullRequest().touching("src/a.js").commit("Write" + CLAUDE))
                        .says("alice", "/ai none"))
                .judge()
                .cleared());
    }

    @Test
    void a_prohibited_tool_is_overridden_only_where_the_policy_says_so() {
        String prohibited = "tools: {claude-code: {status: prohibited}}\n";
        Cases given = overridden(
                under(prohibited).change(pullRequest().touching("src/a.js").commit("Write" + CLAUDE)));
        Answer answer = answer(stopped(given));
        assertEquals(
                List.of(Result.REFUSED, "an override does not clear a prohibited tool"),
                List.of(answer.result(), answer.sentence()));
        String also = POLICY.replace("expires: 4h", "expires: 4h, also-clears: [prohibited-tool]");
        assertTrue(overridden(Cases.under(also + prohibited)
                        .team("acme/commanders", "erin", "frank")
                        .change(pullRequest().touching("src/a.js").commit("Write" + CLAUDE)))
                .judge()
                .cleared());
    }

    @Test
    void nothing_is_overridden_while_nobody_knows_the_policy() {
        Verdict verdict = overridden(given()).doubt("the policy cannot be read").judge();
        assertInstanceOf(Outcome.Undecided.class, verdict.outcome());
        assertFalse(verdict.cleared());
    }

    @Test
    void what_is_clear_by_itself_is_not_called_overridden() {
        cleared(overridden(given()).says("carol", "/signoff"));
    }

    @Test
    void an_override_that_is_not_enough_says_how_many_more_it_takes() {
        Answer answer = answer(given().says("erin", "/override x").judge());
        assertEquals(
                List.of(Result.DONE, "counted; it takes 1 more of anyone in acme/commanders"),
                List.of(answer.result(), answer.sentence()));
    }

    @Test
    void people_of_whom_nobody_can_tell_override_nothing_yet() {
        Verdict verdict =
                overridden(under("").unknownTeam("acme/commanders", "502")).judge();
        assertEquals(new Outcome.Blocked(false), verdict.outcome());
        assertEquals(Result.PENDING, answer(verdict).result());
    }
}
