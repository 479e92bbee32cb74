package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Review;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.signoff.Directory;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what people have done so far, when a change is judged, then the verdict says how far it is and who is called on. */
class StandOfThingsTest {

    private static final String ALL = """
            disclosure: require
            exceptions: {from: ['@acme/governance']}
            tools: {claude-code: {status: exception}, codex: {status: trial}}
            requirements:
              - {name: two, sign-offs: {count: 2, from: ['@acme/seniors', '@Bob']}, checks: [build, scan]}
              - {name: any, sign-offs: {count: 1, from: anyone}}
            checklists:
              - {name: list, items: [{id: i, text: t, by: author}, {id: j, text: t, by: reviewer}, {id: k, text: t, by: two}]}
            """;

    private static Cases given() {
        return Cases.under(ALL)
                .team("acme/seniors", "carol", "sam")
                .team("acme/governance", "erin")
                .change(pullRequest().touching("a").commit("Write" + CLAUDE));
    }

    private record Stand(String what, Cases given, int there, List<String> waitingFor) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Stand> stands() {
        return Stream.of(
                new Stand("nothing", given(), 0, List.of("two", "any", "list")),
                new Stand("one of two", given().says("carol", "/signoff"), 1, List.of("two", "list")),
                new Stand(
                        "both, without the checks",
                        given().says("carol", "/signoff").says("bob", "/signoff"),
                        1,
                        List.of("two", "list")),
                new Stand(
                        "an exception",
                        given().says("erin", "/allow-tool claude-code we need it"),
                        1,
                        List.of("two", "any", "list")),
                new Stand("one item", given().says("alice", "/tick i"), 1, List.of("two", "any", "list")),
                new Stand(
                        "every item",
                        given().says("alice", "/tick i").says("dave", "/tick j").says("bob", "/tick k"),
                        3,
                        List.of("two", "any")),
                new Stand(
                        "items of the wrong people",
                        given().says("bob", "/tick i").says("alice", "/tick j").says("dave", "/tick k"),
                        0,
                        List.of("two", "any", "list")));
    }

    @ParameterizedTest
    @MethodSource("stands")
    void it_says_how_much_of_what_is_asked_is_there_and_what_is_waited_for(Stand stand) {
        Verdict verdict = stand.given().judge();
        assertEquals(6, verdict.asked());
        assertEquals(stand.there(), verdict.given());
        assertEquals(stand.waitingFor(), verdict.waitingFor());
        assertFalse(verdict.cleared());
    }

    @Test
    void where_the_author_must_say_what_helped_that_is_waited_for_too() {
        Verdict verdict =
                given().change(pullRequest().touching("a").commit("Write")).judge();
        assertEquals(6, verdict.asked());
        assertEquals(List.of("two", "any", "disclosure", "list"), verdict.waitingFor());
    }

    @Test
    void a_tool_on_trial_asks_for_nobodys_word() {
        Verdict verdict = given().change(pullRequest().touching("a").commit("Write"))
                .says("alice", "/ai codex")
                .judge();
        assertEquals(1, verdict.tools().size());
        assertEquals(5, verdict.asked());
        assertEquals(0, verdict.given());
    }

    @Test
    void people_are_called_on_before_checks_and_nothing_is_when_all_is_there() {
        Cases one = given().says("carol", "/signoff");
        Cases both = given().says("carol", "/signoff").says("bob", "/signoff");
        assertEquals(
                "2 of anyone in acme/seniors or Bob",
                given().judge().requirements().get(0).call());
        assertEquals(
                "1 of anyone in acme/seniors or Bob",
                one.judge().requirements().get(0).call());
        assertEquals("check build, scan", both.judge().requirements().get(0).call());
        Changes built = pullRequest().touching("a").commit("Write" + CLAUDE).check("build", Check.State.SUCCEEDED);
        assertEquals(
                "check scan", both.change(built).judge().requirements().get(0).call());
        built.check("scan", Check.State.SUCCEEDED);
        RequirementState done = both.change(built).judge().requirements().get(0);
        assertEquals("", done.call());
        assertTrue(done.met());
        assertEquals(
                "1 of anyone with write permission",
                given().judge().requirements().get(1).call());
    }

    @Test
    void who_could_still_sign_is_named_and_who_has_signed_is_not() {
        RequirementState open =
                given().says("carol", "/signoff").judge().requirements().get(0);
        assertEquals(List.of("sam"), open.candidates());
        assertEquals(List.of(new RequirementState.Counted("carol", "0".repeat(39) + "1", false)), open.counted());
        Cases many = Cases.under("requirements: [{name: r, sign-offs: {from: '@acme/all'}}]")
                .team("acme/all", "zoe", "bob", "alice", "carol", "yann", "dave", "erin", "fred")
                .change(pullRequest().touching("a").commit("Write"));
        assertEquals(
                List.of("bob", "carol", "dave", "erin", "fred"),
                many.judge().requirements().get(0).candidates());
    }

    @Test
    void a_sign_off_of_which_nobody_can_tell_leaves_open_only_what_it_could_meet() {
        Directory.Grant unsure = new Directory.Grant.Unknown("GitHub answered 502");
        String one = "requirements: [{name: r, sign-offs: {count: 1, from: anyone}}]";
        String two = "requirements: [{name: r, sign-offs: {count: 2, from: anyone}}]";
        Changes change = pullRequest().touching("a").commit("Write");
        assertEquals(
                new Outcome.Undecided(List.of("GitHub answered 502")),
                Cases.under(one)
                        .change(change)
                        .says("carol", "/signoff")
                        .permission("carol", unsure)
                        .judge()
                        .outcome());
        assertEquals(
                new Outcome.Blocked(false),
                Cases.under(two)
                        .change(change)
                        .says("carol", "/signoff")
                        .permission("carol", unsure)
                        .judge()
                        .outcome());
        assertEquals(
                new Outcome.Undecided(List.of("GitHub answered 502")),
                Cases.under(two)
                        .change(change)
                        .says("carol", "/signoff")
                        .says("bob", "/signoff")
                        .permission("carol", unsure)
                        .judge()
                        .outcome());
        assertEquals(
                new Outcome.Cleared(),
                Cases.under(one)
                        .change(change)
                        .says("carol", "/signoff")
                        .says("bob", "/signoff")
                        .permission("carol", unsure)
                        .judge()
                        .outcome());
    }

    @Test
    void a_veto_or_a_hold_of_which_nobody_can_tell_does_not_clear_and_one_of_somebody_else_does_nothing() {
        Directory.Grant unsure = new Directory.Grant.Unknown("GitHub answered 502");
        String one = "requirements: [{name: r, sign-offs: {count: 1, from: anyone}}]";
        Changes objected = pullRequest().touching("a").commit("Write").reviewed("sam", Review.State.CHANGES_REQUESTED);
        Cases given = Cases.under(one).change(objected).says("carol", "/signoff");
        assertEquals(
                List.of(new Verdict.Stop(
                        "sam asked for changes at 0000000", "sam approves, or the review is dismissed", "")),
                given.judge().stops());
        assertEquals(
                new Outcome.Undecided(List.of("GitHub answered 502")),
                given.permission("sam", unsure).judge().outcome());
        assertEquals(
                new Outcome.Cleared(),
                given.permission("sam", Permission.READ).judge().outcome());
    }

    @Test
    void of_the_evidence_that_is_cleared_it_is_said_who_did_it_and_why() {
        Verdict verdict = given().sighted(pullRequest().touching("a").commit("Write" + CLAUDE))
                .says("carol", "/ai clear claude-code it is a quotation")
                .judge();
        assertEquals(
                List.of(new Verdict.Clearing(
                        "claude-code", "Claude Code", "carol", "0".repeat(39) + "1", "it is a quotation")),
                verdict.clearings());
        assertEquals(List.of(), verdict.tools());
    }

    @Test
    void what_is_laid_over_a_dossier_takes_the_place_of_what_was_there_and_of_nothing_else() {
        Dossier first = given().says("carol", "/signoff").build().dossier();
        Dossier bare = Dossier.of(first.facts(), first.now());
        Dossier again = bare.saying(first.lines())
                .with(first.directory())
                .with(first.memory())
                .ownedBy(first.codeOwners())
                .after(first.past(), first.earlier())
                .guidedBy(first.guidance());
        assertEquals(first, again);
        Dossier other = again.with(pullRequest().touching("b").build());
        assertEquals("b", other.facts().files().get(0).path());
        assertEquals(first, other.with(first.facts()));
        Asked asked = new Asked(person("sam"), "two", Instant.EPOCH, Asked.State.DOUBTFUL);
        Elsewhere elsewhere = new Elsewhere(7, "acme/shop#2", Instant.EPOCH);
        Dossier.Memory memory = first.memory().asking(List.of(asked)).signed(List.of(elsewhere));
        assertEquals(List.of(asked), memory.asked());
        assertEquals(List.of(elsewhere), memory.elsewhere());
        assertEquals(first.memory(), memory.asking(List.of()).signed(List.of()));
        assertEquals(Asked.State.REFUSED, asked.as(Asked.State.REFUSED).state());
    }
}
