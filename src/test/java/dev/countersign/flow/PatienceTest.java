package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Inquiry;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
    private static final String WHY = "GitHub answered 502";
    private static final String POLICY = "requirements:\n  - {name: r, title: t, when: {files: \">0\"},"
            + " sign-offs: {count: 1, from: [\"@acme/seniors\", \"@bob\"]}}\n";

    private static Remembered since(Instant since, String... unknowns) {
        return new Remembered(
                List.of(),
                List.of(),
                Dossier.Memory.nothing(),
                Set.of(),
                List.of(),
                Dossier.Earlier.none(),
                new Chronicle.Extent(0, false, 0),
                new Remembered.Puzzle(List.of(unknowns), since));
    }

    private static Cases given() {
        return Cases.under(POLICY)
                .unknownTeam("acme/seniors", WHY)
                .change(Changes.pullRequest().touching("a.js").commit("Write"));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "30, 60", "61, 61", "600, 600", "3600, 1800", "86400, 1800"})
    void what_stays_open_is_looked_at_ever_more_rarely(long openSeconds, long waitSeconds) {
        Verdict open = given().says("carol", "/signoff").judge();
        assertEquals(
                Optional.of(NOW.plusSeconds(waitSeconds)),
                Patience.nextLook(open, false, since(NOW.minusSeconds(openSeconds), WHY), NOW));
    }

    @Test
    void what_is_newly_open_is_looked_at_after_a_minute() {
        Verdict open = given().says("carol", "/signoff").judge();
        Remembered other = since(NOW.minus(Duration.ofDays(1)), "something else");
        assertEquals(Optional.of(NOW.plusSeconds(60)), Patience.nextLook(open, false, other, NOW));
    }

    @Test
    void what_an_answer_would_not_change_is_left_alone() {
        Remembered nothing = since(Instant.EPOCH);
        assertEquals(Optional.empty(), Patience.nextLook(given().judge(), false, nothing, NOW));
        assertEquals(
                Optional.empty(),
                Patience.nextLook(given().says("bob", "/signoff").judge(), false, nothing, NOW));
    }

    @Test
    void what_ends_by_itself_is_looked_at_then_and_not_again() {
        Verdict overridden = Cases.under(POLICY + "overrides: {from: [\"@erin\"], expires: 4h}\n")
                .change(Changes.pullRequest().touching("a.js").commit("Write"))
                .says("erin", "/override now")
                .judge();
        Instant end = Instant.parse("2026-11-02T16:01:00Z");
        assertEquals(Optional.of(end), Patience.nextLook(overridden, false, since(Instant.EPOCH), NOW));
        assertEquals(Optional.empty(), Patience.nextLook(overridden, false, since(Instant.EPOCH), end));
    }

    /** Of everybody who is no intern one more sign-off is asked; who is one, nobody could tell. */
    private static Cases interns(String others) {
        return Cases.under("requirements:\n  - {name: r, title: t, when: {not: {authors: [\"@acme/staff\"" + others
                        + "]}}, sign-offs: {count: 1, from: [\"@bob\"]}}\n")
                .unknownTeam("acme/staff", WHY)
                .change(Changes.pullRequest().touching("a.js").commit("Write"));
    }

    @Test
    void what_is_asked_only_because_a_team_is_not_known_is_looked_at_again() {
        Verdict asked = interns("").judge();
        assertEquals(List.of(WHY), asked.unknowns());
        assertEquals(true, Inquiry.unsettled(interns("").build()));
        assertEquals(Optional.of(NOW.plusSeconds(60)), Patience.nextLook(asked, true, since(Instant.EPOCH), NOW));
        assertEquals(
                Optional.of(NOW.plusSeconds(600)),
                Patience.nextLook(asked, true, since(NOW.minusSeconds(600), WHY), NOW));
    }

    @Test
    void a_team_that_would_change_nothing_is_not_asked_for_again() {
        assertEquals(List.of(), interns(", alice").judge().unknowns());
        assertEquals(false, Inquiry.unsettled(interns(", alice").build()));
    }
}
