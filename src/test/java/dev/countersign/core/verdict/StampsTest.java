package dev.countersign.core.verdict;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Review;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first push of a change is half a minute after it was opened, its first review a minute after. */
class StampsTest {

    private static final String SPEED = "people: {reading-speed: 2000}\n";
    private static final String RATE = "people: {signing-rate: 3}\n";
    private static final String ONE_MORE = """
            requirements:
              - {name: one, sign-offs: {count: 1}}
              - {name: two, when: {signals: [rubber-stamp]}, sign-offs: {count: 2}}
            """;

    private static Changes change(int added, int removed) {
        return pullRequest().touching("pay/Refund.java", added, removed).commit("Round");
    }

    private static Cases quick(String policy, int added, int removed) {
        return Cases.under(policy + ONE_MORE)
                .change(change(added, removed).pushedBy("alice").reviewed("bob", Review.State.APPROVED));
    }

    @Test
    void a_sign_off_is_held_against_the_lines_that_anyone_can_read_by_then() {
        record Pace(int added, int removed, String note) {}
        Stream.of(
                        new Pace(1000, 33, ""),
                        new Pace(1000, 34, "bob signed 1,034 lines 30 seconds after they appeared"),
                        new Pace(2400, 0, "bob signed 2,400 lines 30 seconds after they appeared"))
                .forEach(one -> {
                    Verdict verdict = quick(SPEED, one.added(), one.removed()).judge();
                    assertEquals(one.note().isEmpty() ? List.of() : List.of(one.note()), verdict.notes());
                    assertEquals(one.note().isEmpty(), verdict.cleared(), verdict::toString);
                });
    }

    @Test
    void without_a_speed_in_the_policy_nothing_is_too_fast() {
        Verdict verdict = quick("", 100_000, 0).judge();
        assertEquals(List.of(), verdict.notes());
        assertTrue(verdict.cleared());
    }

    @Test
    void one_more_who_signs_is_enough_and_does_not_have_to_be_slow() {
        Cases given = quick(SPEED, 2400, 0);
        assertEquals(List.of("two"), given.judge().waitingFor());
        assertTrue(given.says("carol", "/signoff").judge().cleared());
    }

    @Test
    void who_cannot_sign_cannot_raise_the_signal() {
        assertEquals(
                List.of(),
                quick(SPEED, 2400, 0).permission("bob", Permission.READ).judge().notes());
        Changes own = change(2400, 0).pushedBy("bob").reviewed("bob", Review.State.APPROVED);
        assertEquals(List.of(), Cases.under(SPEED).change(own).judge().notes());
    }

    @Test
    void when_nobody_knows_since_when_the_lines_are_there_nothing_is_said() {
        Changes unseen = change(2400, 0).reviewed("bob", Review.State.APPROVED);
        assertEquals(List.of(), Cases.under(SPEED).change(unseen).judge().notes());
        Changes cut = change(2400, 0)
                .pushedBy("alice")
                .reviewed("bob", Review.State.APPROVED)
                .truncated("files");
        assertFalse(Cases.under(SPEED).change(cut).judge().notes().toString().contains("bob"));
    }

    @Test
    void a_sign_off_that_was_taken_back_raises_nothing() {
        Changes back = change(2400, 0)
                .pushedBy("alice")
                .reviewed("bob", Review.State.APPROVED)
                .reviewed("bob", Review.State.CHANGES_REQUESTED);
        assertEquals(List.of(), Cases.under(SPEED).change(back).judge().notes());
    }

    @Test
    void the_fourth_pull_request_within_ten_minutes_is_one_too_many() {
        Cases given = Cases.under(RATE + ONE_MORE)
                .change(change(3, 1))
                .says("bob", "/signoff")
                .signedElsewhere("bob", "acme/shop#7", "2026-11-02T11:51:01Z")
                .signedElsewhere("bob", "acme/shop#8", "2026-11-02T11:59:00Z")
                .signedElsewhere("bob", "acme/shop#8", "2026-11-02T12:00:00Z")
                .signedElsewhere("bob", "acme/shop#9", "2026-11-02T11:51:00Z")
                .signedElsewhere("bob", "acme/shop#9", "2026-11-02T12:01:01Z")
                .signedElsewhere("carol", "acme/shop#9", "2026-11-02T12:01:00Z");
        assertEquals(List.of(), given.judge().notes(), "two others within the time before it");
        Verdict verdict = given.signedElsewhere("bob", "acme/shop#10", "2026-11-02T12:01:00Z")
                .judge();
        assertEquals(List.of("bob signed 4 pull requests within 10 minutes"), verdict.notes());
        assertEquals(List.of("two"), verdict.waitingFor());
    }
}
