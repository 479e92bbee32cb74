package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Part;
import dev.countersign.testing.Changes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a change that carol had a hand in, when carol is asked for, then this is what she was to it. */
class IndependenceTest {

    private static final Person CAROL = person("carol");
    private static final Person AGENT = new Person(7, "claude[bot]", Person.Kind.BOT);
    private static final Identity ALICE = linked("alice");
    private static final Identity LINKED = linked("carol");

    private record Hand(String what, Part part, Changes change, String expected) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hand> hands() {
        String author = "author of 0000000";
        String coAuthor = "co-author of 0000000";
        return Stream.of(
                new Hand(
                        "opened it",
                        Part.AUTHOR,
                        pullRequest().by("carol").commit("Write", ALICE),
                        "the author cannot sign their own change"),
                new Hand("wrote a commit", Part.CO_AUTHOR, pullRequest().commit("Write", LINKED), author),
                new Hand(
                        "is a linked co-author",
                        Part.CO_AUTHOR,
                        pullRequest().commit("Write", ALICE, LINKED),
                        coAuthor),
                new Hand(
                        "wrote a commit under an address that another links",
                        Part.CO_AUTHOR,
                        pullRequest().commit("Write", Identity.unlinked("C", "CAROL@acme.test"), LINKED),
                        author),
                new Hand(
                        "is a co-author under an address that a committer has",
                        Part.CO_AUTHOR,
                        pullRequest()
                                .committed("Write", ALICE, LINKED)
                                .commit("More\n\nCo-authored-by: C <carol@acme.test>", ALICE),
                        coAuthor),
                new Hand(
                        "is a co-author by number",
                        Part.CO_AUTHOR,
                        trailer(CAROL.id() + "+old@users.noreply.github.com"),
                        coAuthor),
                new Hand(
                        "is a co-author by login", Part.CO_AUTHOR, trailer("CaroL@users.noreply.github.com"), coAuthor),
                new Hand(
                        "is a co-author by login at a server of our own",
                        Part.CO_AUTHOR,
                        trailer("carol@users.noreply.git.acme.test"),
                        coAuthor),
                new Hand(
                        "is a co-author whose name is on the line before",
                        Part.CO_AUTHOR,
                        pullRequest()
                                .commit(
                                        "Write\n\n \tCo-Authored-By\t: Carol\n\tof Acme\n <carol@users.noreply.github.com>",
                                        ALICE),
                        coAuthor),
                new Hand(
                        "committed",
                        Part.COMMITTER,
                        pullRequest().committed("Write", ALICE, LINKED),
                        "committer of 0000000"),
                new Hand(
                        "pushed",
                        Part.PUSHER,
                        pullRequest().commit("Write", ALICE).pushedBy("bob").pushedBy("carol"),
                        "pushed 0000000 to it"),
                new Hand(
                        "told an agent",
                        Part.PROMPTER,
                        pullRequest()
                                .by(AGENT)
                                .assignedTo("bob")
                                .assignedTo("carol")
                                .commit("Write", ALICE),
                        "is assigned to this pull request of an agent, so told it what to do"));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void a_hand_in_the_change_is_said_as_it_was(Hand hand) {
        assertEquals(Optional.of(hand.expected()), dependence(hand.change(), Set.of(hand.part()), CAROL));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void what_the_policy_does_not_ask_about_makes_nobody_dependent(Hand hand) {
        EnumSet<Part> others = EnumSet.complementOf(EnumSet.of(hand.part()));
        if (hand.part() == Part.CO_AUTHOR) {
            others.remove(Part.COMMITTER);
        }
        assertEquals(Optional.empty(), dependence(hand.change(), others, CAROL));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void who_had_no_hand_in_it_is_independent(Hand hand) {
        assertEquals(Optional.empty(), dependence(hand.change(), Set.of(Part.values()), person("dave")));
    }

    static Stream<Changes> strangers() {
        return Stream.of(
                pullRequest().assignedTo("carol").commit("Write", ALICE),
                pullRequest()
                        .committed(
                                "Merge",
                                ALICE,
                                new Identity("GitHub", "NoReply@GitHub.com", new Account.Linked(CAROL))),
                trailer("carol@acme.test"),
                trailer("4711+carol@users.noreply.github.com"),
                trailer("carol@users.noreply.github.com.acme/test"),
                pullRequest().commit("Thanks to Co-authored-by: C <carol@users.noreply.github.com>", ALICE),
                pullRequest().commit("Write\n\nReviewed-by: C <carol@users.noreply.github.com>", ALICE));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void what_only_looks_like_a_hand_in_it_makes_nobody_dependent(Changes change) {
        assertEquals(Optional.empty(), dependence(change, Set.of(Part.values()), CAROL));
    }

    @Test
    void whoever_commits_under_an_address_that_an_author_has_elsewhere_is_that_author() {
        Changes change = pullRequest()
                .committed("One", LINKED, ALICE)
                .committed("Two", ALICE, Identity.unlinked("C", "Carol@acme.test"));
        assertEquals(Optional.of("committer of 0000000"), dependence(change, Set.of(Part.COMMITTER), CAROL));
    }

    @Test
    void of_several_commits_the_first_is_named() {
        Changes change = pullRequest().commit("One", ALICE, LINKED).commit("Two", LINKED);
        Facts facts = change.build();
        assertEquals(
                Optional.of("co-author of " + facts.commits().get(0).shortSha()),
                dependence(change, Set.of(Part.CO_AUTHOR), CAROL));
        Changes later = pullRequest()
                .commit("One\n\nCo-authored-by: C <carol@users.noreply.github.com>", ALICE)
                .commit("Two", LINKED);
        assertEquals(
                Optional.of("co-author of " + facts.commits().get(0).shortSha()),
                dependence(later, Set.of(Part.CO_AUTHOR), CAROL));
    }

    private record Answering(String what, Changes change, Person person, boolean answers) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Answering> answering() {
        Person ghost = new Person(0, "ghost", Person.Kind.UNKNOWN);
        return Stream.of(
                new Answering("who opened it", pullRequest(), person("alice"), true),
                new Answering("an agent that opened it", pullRequest().by(AGENT), AGENT, true),
                new Answering(
                        "who an agent's is assigned to", pullRequest().by(AGENT).assignedTo("carol"), CAROL, true),
                new Answering(
                        "who an agent's is not assigned to",
                        pullRequest().by(AGENT).assignedTo("dave"),
                        CAROL,
                        false),
                new Answering("who a person's is assigned to", pullRequest().assignedTo("carol"), CAROL, false),
                new Answering(
                        "who a lost account's is assigned to",
                        pullRequest().by(ghost).assignedTo("carol"),
                        CAROL,
                        false),
                new Answering(
                        "an App that an agent's is assigned to",
                        pullRequest().by(AGENT).assignedTo("carol"),
                        new Person(CAROL.id(), "carol", Person.Kind.BOT),
                        false));
    }

    @ParameterizedTest
    @MethodSource("answering")
    void who_opened_it_answers_for_it_and_for_an_agent_who_it_is_assigned_to(Answering one) {
        assertEquals(
                one.answers(), Independence.standsForAuthor(one.change().build().pullRequest(), one.person()));
    }

    private static Changes trailer(String email) {
        return pullRequest().commit("Write\n\nCo-authored-by: C <" + email + ">", ALICE);
    }

    private static Identity linked(String login) {
        return new Identity(login, login + "@acme.test", new Account.Linked(person(login)));
    }

    private static Optional<String> dependence(Changes change, Set<Part> parts, Person person) {
        return new Independence(change.build(), parts).dependence(person);
    }
}
