package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.TWO;
import static dev.countersign.core.verdict.Verdicts.change;
import static dev.countersign.core.verdict.Verdicts.cleared;
import static dev.countersign.core.verdict.Verdicts.discounted;
import static dev.countersign.core.verdict.Verdicts.seniors;
import static dev.countersign.core.verdict.Verdicts.waits;
import static dev.countersign.testing.Changes.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Verdicts.Act;
import dev.countersign.testing.Cases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhoMaySignTest {
    static Stream<Act> dependent() {
        Identity carol = new Identity("Carol", "carol@acme.test", new Account.Linked(person("carol")));
        Identity alice = new Identity("Alice", "alice@acme.test", new Account.Linked(person("alice")));
        long id = person("carol").id();
        Commit second = new Commit("f".repeat(40), carol, alice, List.of(), "Side", List.of("0".repeat(40)));
        Commit committed = new Commit("e".repeat(40), alice, carol, List.of(), "Mine", List.of());
        return Stream.of(
                new Act("opened", seniors().change(change().by("carol"))),
                new Act("author of a commit", seniors().change(change().commit("More", carol))),
                new Act("author of a second parent", seniors().change(with(change().build(), second))),
                new Act("committer", seniors().change(with(change().build(), committed))),
                new Act("linked co-author", seniors().change(change().commit("More", alice, carol))),
                new Act(
                        "co-author whose address another commit links",
                        seniors()
                                .change(change().commit("More", carol)
                                        .commit("Again\n\nCo-authored-by: C <Carol@Acme.test>"))),
                new Act(
                        "co-author by address",
                        seniors()
                                .change(change().commit(
                                                "M\n\nCo-authored-by: C <" + id + "+x@users.noreply.github.com>"))),
                new Act(
                        "co-author by old address",
                        seniors().change(change().commit("M\n\nco-authored-BY : C <CAROL@users.noreply.github.com>"))),
                new Act(
                        "co-author, folded",
                        seniors()
                                .change(change().commit(
                                                "M\n\nCo-authored-by: Carol\n  <carol@users.noreply.github.com>"))),
                new Act(
                        "co-author, literal line feed",
                        seniors().change(change().commit("M\\n\\nCo-authored-by: C <carol@users.noreply.github.com>"))),
                new Act("pusher", seniors().change(change().pushedBy("carol"))),
                new Act(
                        "prompter",
                        seniors()
                                .change(change().by(new Person(7, "claude[bot]", Person.Kind.BOT))
                                        .assignedTo("carol"))));
    }

    private static Facts with(Facts facts, Commit more) {
        return new Facts(
                facts.pullRequest(),
                facts.defaultBranch(),
                Stream.concat(facts.commits().stream(), Stream.of(more)).toList(),
                facts.files(),
                facts.reviews(),
                facts.pushes(),
                facts.checks(),
                facts.completeness());
    }

    @ParameterizedTest
    @MethodSource("dependent")
    void nobody_vouches_for_their_own_work(Act act) {
        Verdict verdict = waits(act.given().says("carol", "/signoff"));
        assertEquals("carol", verdict.discounted().get(0).login());
        assertEquals(Answer.Result.REFUSED, verdict.answers().get(0).result());
    }

    @Test
    void the_account_that_github_merges_with_makes_nobody_a_committer() {
        Identity alice = new Identity("Alice", "alice@acme.test", new Account.Linked(person("alice")));
        Identity web = new Identity("GitHub", "noreply@github.com", new Account.Linked(person("carol")));
        Commit merge = new Commit("e".repeat(40), alice, web, List.of(), "Merge", List.of());
        cleared(seniors().change(with(change().build(), merge)).says("carol", "/signoff"));
    }

    @Test
    void a_policy_may_ask_for_less_independence() {
        cleared(Cases.under("people: {independent-of: [author]}\n" + SENIORS)
                .team("acme/seniors", "carol")
                .change(change().pushedBy("carol"))
                .says("carol", "/signoff"));
    }

    @Test
    void machines_and_people_without_permission_do_not_count() {
        discounted(
                Cases.under("people: {machine-users: [Acme-CI]}\n" + TWO)
                        .change(change())
                        .says("acme-ci", "/signoff"),
                "acme-ci",
                "machine user");
        discounted(
                seniors().permission("carol", Permission.READ).says("carol", "/signoff"),
                "carol",
                "has no write permission");
        discounted(
                seniors()
                        .says(
                                new Person(9, "ci[bot]", Person.Kind.BOT),
                                "/signoff",
                                change().build().head()),
                "ci[bot]",
                "not a person's account");
        discounted(
                seniors()
                        .says(
                                new Person(0, "ghost", Person.Kind.UNKNOWN),
                                "/signoff",
                                change().build().head()),
                "ghost",
                "the account is gone");
        discounted(
                seniors()
                        .permission("carol", new Directory.Grant.Known(Permission.WRITE, 4711))
                        .says("carol", "/signoff"),
                "carol",
                "the login now belongs to another account");
    }

    @Test
    void what_is_not_known_of_people_is_undecided_and_never_no() {
        Verdict verdict = Cases.under(SENIORS)
                .unknownTeam("acme/seniors", "GitHub answered 502")
                .change(change())
                .says("carol", "/signoff")
                .judge();
        assertEquals(new Outcome.Undecided(List.of("GitHub answered 502")), verdict.outcome());
        assertEquals(Answer.Result.PENDING, verdict.answers().get(0).result());
        assertInstanceOf(
                Outcome.Undecided.class,
                seniors()
                        .permission("carol", new Directory.Grant.Unknown("GitHub answered 500"))
                        .says("carol", "/signoff")
                        .judge()
                        .outcome());
        waits(Cases.under(SENIORS).noTeam("acme/seniors").change(change()).says("carol", "/signoff"));
        waits(Cases.under(SENIORS).unknownTeam("acme/seniors", "502").change(change()));
    }

    @Test
    void an_unknown_policy_decides_nothing_and_an_unknown_veto_does_not_clear() {
        assertInstanceOf(
                Outcome.Undecided.class,
                seniors()
                        .says("carol", "/signoff")
                        .doubt("no policy was read")
                        .judge()
                        .outcome());
        assertInstanceOf(
                Outcome.Undecided.class,
                seniors()
                        .permission("sam", new Directory.Grant.Unknown("500"))
                        .says("carol", "/signoff")
                        .says("sam", "/hold it")
                        .judge()
                        .outcome());
    }
}
