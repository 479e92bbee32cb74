package dev.countersign.core.verdict;

import static dev.countersign.testing.Changes.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review.State;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Situations that policy-bot, Prow and Gerrit decide in their own tests and documents, decided here.
 *
 * <p>Where a case ends in "differs n", the outcome is another one on purpose, for the n-th reason in {@code docs/policy.md} under
 * "What differs on purpose".
 */
class PeersTest {

    private static final String ONE = "requirements: [{name: r, sign-offs: {count: 1}}]";
    private static final String NONE = "requirements: [{name: r, when: {paths: never}, sign-offs: {count: 1}}]";
    private static final String TEAM = "requirements: [{name: r, sign-offs: {count: 1, from: ['@acme/devs']}}]";
    private static final String BUILT = "requirements: [{name: r, checks: [build]}]";
    private static final String BOTH = "requirements: [{name: r, sign-offs: {count: 1}, checks: [build]}]";
    private static final String AND = "requirements: [{name: a, sign-offs: {count: 1, from: ['@bob']}},"
            + " {name: b, sign-offs: {count: 1, from: ['@carol']}}]";
    private static final String OR = "requirements: [{name: r, sign-offs: {count: 1, from: ['@bob', '@acme/devs']}}]";
    private static final String STAGING =
            "requirements: [{name: r, when: {not: {only-paths: [src/]}}, sign-offs: {count: 1}}]";
    private static final String BLOCKED = "requirements: [{name: r, when: {title: '^BLOCKED'}, checks: [never]}]";
    private static final String AREAS =
            "areas: {a: {paths: [src/], owners: ['@bob']}, b: {paths: [lib/], owners: ['@carol']}}\n"
                    + "requirements: [{name: a, when: {areas: a}, sign-offs: {from: owners}},"
                    + " {name: b, when: {areas: b}, sign-offs: {from: owners}}]";
    private static final String REVIEW_AND_APPROVE =
            "requirements: [{name: lgtm, sign-offs: {count: 1}}, {name: approve, sign-offs: {from: ['@bob']}}]";
    private static final String DISTINCT = "requirements: [{name: lgtm, sign-offs: {count: 1, distinct: true}},"
            + " {name: approve, sign-offs: {from: ['@bob'], distinct: true}}]";

    private record Peer(
            String name, String policy, UnaryOperator<Changes> change, UnaryOperator<Cases> acts, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Peer of(String name, String policy, UnaryOperator<Cases> acts, String expected) {
        return new Peer(name, policy, change -> change, acts, expected);
    }

    private static Peer on(
            String name, String policy, UnaryOperator<Changes> change, String expected, String... signers) {
        return new Peer(name, policy, change, given -> signed(given, signers), expected);
    }

    private static Cases signed(Cases given, String... signers) {
        List.of(signers).forEach(login -> given.says(login, "/signoff"));
        return given;
    }

    static Stream<Peer> policyBot() {
        Identity bob = new Identity("bob", "bob@acme.test", new Account.Linked(person("bob")));
        Identity web = Identity.unlinked("GitHub", "noreply@github.com");
        Identity author = new Identity("alice", "alice@acme.test", new Account.Linked(person("alice")));
        return Stream.of(
                of("no approval is required", NONE, given -> given, "cleared"),
                of("one approval is missing", ONE, given -> given, "waits"),
                of("one approval is there", ONE, given -> signed(given, "bob"), "cleared bob"),
                of("the author cannot approve", ONE, given -> signed(given, "alice"), "waits"),
                of(
                        "the author may approve where the policy says so",
                        "people: {independent-of: [pusher]}\n" + ONE,
                        given -> signed(given, "alice"),
                        "cleared alice"),
                on("a contributor cannot approve", ONE, change -> change.commit("x", bob), "waits", "bob"),
                on(
                        "a contributor who is not the author may, where the policy says so",
                        "people: {independent-of: [author]}\n" + ONE,
                        change -> change.commit("x", bob),
                        "cleared bob",
                        "bob"),
                on(
                        "and the author still may not",
                        "people: {independent-of: [author]}\n" + ONE,
                        change -> change.commit("x", bob),
                        "waits",
                        "alice"),
                on("a pusher cannot approve: differs 4", ONE, change -> change.pushedBy("bob"), "waits", "bob"),
                of("a named user approves", OR, given -> signed(given, "bob"), "cleared bob"),
                of("a member of the team approves", OR, given -> signed(given, "dora"), "cleared dora"),
                of("somebody else does not", OR, given -> signed(given, "erin"), "waits"),
                of("only members count", TEAM, given -> signed(given, "bob"), "waits"),
                on("an approving review counts", ONE, change -> change.reviewed("bob", State.APPROVED), "cleared bob"),
                on("a commenting review does not", ONE, change -> change.reviewed("bob", State.COMMENTED), "waits"),
                on("a dismissed review does not", ONE, change -> change.reviewed("bob", State.DISMISSED), "waits"),
                of("a thumb is nothing: differs 1", ONE, given -> given.edited("bob", ":+1:"), "waits"),
                of("an edited comment is nothing: differs 2", ONE, given -> given.edited("bob", "/signoff"), "waits"),
                of(
                        "a push with other content ends it, with no option: differs 3",
                        ONE,
                        given -> given.says(person("bob"), "/signoff", "f".repeat(40)),
                        "waits"),
                on(
                        "whoever updates by GitHub's button is no committer",
                        ONE,
                        change -> change.committed("merge", author, web),
                        "cleared bob",
                        "bob"),
                on(
                        "a required status is pending",
                        BUILT,
                        change -> change.check("build", Check.State.RUNNING),
                        "waits"),
                of("a required status is missing", BUILT, given -> given, "waits"),
                on("a required status failed", BUILT, change -> change.check("build", Check.State.FAILED), "waits"),
                on(
                        "a required status succeeded",
                        BUILT,
                        change -> change.check("build", Check.State.SUCCEEDED),
                        "cleared"),
                on(
                        "a status is there and an approval missing",
                        BOTH,
                        change -> change.check("build", Check.State.SUCCEEDED),
                        "waits"),
                of("an approval is there and a status missing", BOTH, given -> signed(given, "bob"), "waits bob"),
                on(
                        "both are there",
                        BOTH,
                        change -> change.check("build", Check.State.SUCCEEDED),
                        "cleared bob",
                        "bob"),
                of("of two rules joined by and one approves", AND, given -> signed(given, "bob"), "waits bob"),
                of("both approve", AND, given -> signed(given, "bob", "carol"), "cleared bob carol"),
                of("a rule that excuses some files is met by them", STAGING, given -> given, "cleared"),
                on("and is not by others", STAGING, change -> change.touching("lib/a"), "waits"),
                on(
                        "a move into them excuses nothing: differs 7",
                        STAGING,
                        change -> change.moving("lib/a", "src/b"),
                        "waits"),
                of("a change that no rule is about is clear: differs 10", NONE, given -> given, "cleared"),
                of(
                        "a bot does not sign: differs 9",
                        ONE,
                        given -> given.says(
                                new Person(9, "robo[bot]", Person.Kind.BOT), "/signoff", "0".repeat(39) + "1"),
                        "waits"));
    }

    static Stream<Peer> disapproval() {
        return Stream.of(
                of("nobody disapproves", NONE, given -> given, "cleared"),
                on(
                        "one disapproves",
                        ONE,
                        change -> change.reviewed("bob", State.CHANGES_REQUESTED),
                        "stopped carol",
                        "carol"),
                on(
                        "and revokes it by approving",
                        ONE,
                        change ->
                                change.reviewed("bob", State.CHANGES_REQUESTED).reviewed("bob", State.APPROVED),
                        "cleared bob"),
                on(
                        "two disapprove and one revokes",
                        ONE,
                        change -> change.reviewed("bob", State.CHANGES_REQUESTED)
                                .reviewed("carol", State.CHANGES_REQUESTED)
                                .reviewed("bob", State.APPROVED),
                        "stopped bob"),
                on(
                        "another cannot revoke it: differs 5",
                        ONE,
                        change ->
                                change.reviewed("bob", State.CHANGES_REQUESTED).reviewed("carol", State.APPROVED),
                        "stopped carol"),
                on(
                        "somebody without a say cannot disapprove",
                        TEAM,
                        change -> change.reviewed("erin", State.CHANGES_REQUESTED),
                        "cleared dora",
                        "dora"),
                on("a title disapproves", BLOCKED, change -> change.titled("BLOCKED: wait"), "waits"),
                on("another title does not", BLOCKED, change -> change.titled("not BLOCKED"), "cleared"));
    }

    static Stream<Peer> prow() {
        return Stream.of(
                of("an approver of the only folder approves", AREAS, given -> signed(given, "bob"), "cleared bob"),
                on("one folder of two is approved", AREAS, change -> change.touching("lib/b"), "waits bob", "bob"),
                on("both are approved", AREAS, change -> change.touching("lib/b"), "cleared bob carol", "bob", "carol"),
                of("somebody who is no approver says so", AREAS, given -> signed(given, "erin"), "waits"),
                of("approval is cancelled", AREAS, given -> signed(given, "bob").says("bob", "/unsign"), "waits"),
                of(
                        "another's approval stays",
                        ONE,
                        given -> signed(given, "bob", "carol").says("bob", "/unsign"),
                        "cleared carol"),
                on("approvers do not approve their own: differs 4", AREAS, change -> change.by("bob"), "waits", "bob"),
                of("one person reviews and approves", REVIEW_AND_APPROVE, given -> signed(given, "bob"), "cleared bob"),
                of("two people must, where the policy says so", DISTINCT, given -> signed(given, "bob"), "waits bob"),
                of("and they do", DISTINCT, given -> signed(given, "bob", "erin"), "cleared bob erin"),
                of("nobody reviews their own", ONE, given -> signed(given, "alice"), "waits"),
                of("a hold stops it", ONE, given -> signed(given, "bob").says("carol", "/hold wait"), "stopped bob"),
                of(
                        "a hold is taken back",
                        ONE,
                        given ->
                                signed(given, "bob").says("carol", "/hold wait").says("carol", "/unhold"),
                        "cleared bob"));
    }

    static Stream<Peer> gerrit() {
        return Stream.of(
                on("the uploader's vote is left out", ONE, change -> change.pushedBy("bob"), "waits", "bob"),
                of("two votes do not add up to one that counts", TEAM, given -> signed(given, "bob", "erin"), "waits"),
                of("two people must vote", ONE.replace("1", "2"), given -> signed(given, "bob"), "waits bob"),
                of(
                        "one person's two votes are one",
                        ONE.replace("1", "2"),
                        given -> signed(given, "bob", "bob"),
                        "waits bob"),
                of("two people vote", ONE.replace("1", "2"), given -> signed(given, "bob", "erin"), "cleared bob erin"),
                of("a requirement that does not apply is no obstacle", BLOCKED, given -> given, "cleared"),
                on(
                        "the strongest veto wins over a vote",
                        ONE,
                        change -> change.reviewed("carol", State.CHANGES_REQUESTED),
                        "stopped bob",
                        "bob"),
                of(
                        "a vote without permission does not count",
                        ONE,
                        given -> signed(given, "bob").permission("bob", Permission.READ),
                        "waits"),
                of(
                        "a requirement is overridden",
                        "overrides: {from: ['@carol']}\n" + ONE,
                        given -> given.says("carol", "/override it burns").at("2026-11-02T12:05:00Z"),
                        "overridden"),
                of(
                        "what nobody knows of a team is no vote: differs 8",
                        TEAM.replace("devs", "gone"),
                        given -> signed(given, "bob").unknownTeam("acme/gone", "GitHub does not answer"),
                        "undecided"));
    }

    @ParameterizedTest
    @MethodSource({"policyBot", "disapproval", "prow", "gerrit"})
    void it_is_decided_so(Peer peer) {
        Changes change =
                peer.change.apply(Changes.pullRequest().touching("src/a").commit("Write a"));
        Cases given = Cases.under("disclosure: \"off\"\n" + peer.policy)
                .team("acme/devs", "dora", "alice")
                .change(change);
        Verdict verdict = peer.acts.apply(given).judge();
        List<String> words = new ArrayList<>();
        Outcome outcome = verdict.outcome();
        if (outcome instanceof Outcome.Blocked blocked) {
            words.add(blocked.equals(new Outcome.Blocked(true)) ? "stopped" : "waits");
        } else {
            words.add(outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        verdict.requirements().stream()
                .flatMap(state -> state.counted().stream())
                .map(RequirementState.Counted::login)
                .distinct()
                .sorted()
                .forEach(words::add);
        assertEquals(peer.expected, String.join(" ", words), verdict::toString);
    }
}
