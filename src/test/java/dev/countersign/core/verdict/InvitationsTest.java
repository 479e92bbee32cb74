package dev.countersign.core.verdict;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Review;
import dev.countersign.core.policy.People;
import dev.countersign.core.signoff.Directory;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InvitationsTest {

    private static final String ASK = "reviewers: {request: true, daily-load: 3}\n";
    private static final String ONE = "requirements: [{name: senior, sign-offs: {count: 1, from: '@acme/seniors'}}]";
    private static final String TWO = "requirements: [{name: senior, sign-offs: {count: 2, from: '@acme/seniors'}}]";
    private static final String BOTH = """
            requirements:
              - {name: senior, sign-offs: {count: 1, from: '@acme/seniors', distinct: %s}}
              - {name: payer, sign-offs: {count: 1, from: '@acme/payments'}}
            """;

    private static Changes change() {
        return pullRequest().touching("pay/Refund.java").commit("Round");
    }

    private static Cases seniors(String policy) {
        return Cases.under(ASK + policy)
                .change(change())
                .team("acme/seniors", "alice", "carol", "sam", "tess")
                .team("acme/payments", "bob", "sam");
    }

    private static String asked(Cases given, Object... loads) {
        Map<Long, Load> all = new HashMap<>();
        for (int i = 0; i < loads.length; i += 2) {
            all.put(person((String) loads[i]).id(), (Load) loads[i + 1]);
        }
        return told(given.build(), all);
    }

    private static String told(Case given, Map<Long, Load> loads) {
        return String.join(
                ", ",
                Invitations.of(given).choose(loads).stream()
                        .map(one -> one.person().login() + " for " + one.requirement())
                        .toList());
    }

    private static Load load(int open, int signed, int today) {
        return new Load(open, signed, today);
    }

    @Test
    void who_has_least_to_do_is_asked_and_the_author_never_is() {
        assertEquals("carol for senior", asked(seniors(ONE)));
        assertEquals("sam for senior", asked(seniors(ONE), "carol", load(1, 0, 1), "alice", load(0, 0, 0)));
        assertEquals(
                "tess for senior",
                asked(seniors(ONE), "carol", load(0, 2, 0), "sam", load(1, 1, 0), "tess", load(1, 0, 1)));
        assertEquals("carol for senior, tess for senior", asked(seniors(TWO), "sam", load(0, 1, 0)));
    }

    @Test
    void nobody_is_asked_for_more_than_a_days_load() {
        assertEquals(
                "sam for senior",
                asked(seniors(ONE), "carol", load(0, 0, 3), "sam", load(5, 5, 2), "tess", load(0, 0, 4)));
        Load full = load(0, 0, 3);
        assertEquals("", asked(seniors(ONE), "carol", full, "sam", full, "tess", full));
    }

    @Test
    void nobody_is_asked_who_has_signed_or_says_no_or_was_asked() {
        assertEquals("", asked(seniors(ONE).says("sam", "/signoff")), "it is signed");
        assertEquals(
                "tess for senior", asked(seniors(TWO).says("carol", "/signoff").says("sam", "/hold why")));
        Changes objected = change().reviewed("carol", Review.State.CHANGES_REQUESTED);
        assertEquals("sam for senior", asked(seniors(ONE).change(objected)));
        assertEquals("", asked(seniors(ONE).asked("carol", "senior", Asked.State.ASKED)), "carol may still sign");
        assertEquals("sam for senior", asked(seniors(TWO).asked("carol", "senior", Asked.State.ASKED)));
        assertEquals("sam for senior", asked(seniors(ONE).asked("carol", "senior", Asked.State.REFUSED)));
        assertEquals(
                "carol for senior",
                asked(seniors(ONE).asked("bob", "senior", Asked.State.ASKED)),
                "bob was asked and cannot sign this any more");
    }

    @Test
    void nobody_is_asked_who_does_not_count() {
        assertEquals("sam for senior", asked(seniors(ONE).permission("carol", People.Permission.READ)));
        assertEquals("sam for senior", asked(seniors(ONE).change(change().pushedBy("carol"))));
        assertEquals("sam for senior", asked(seniors("people: {machine-users: [carol]}\n" + ONE)));
        assertEquals(
                "carol for senior",
                asked(seniors(ONE).permission("carol", new Directory.Grant.Unknown("GitHub did not say"))),
                "what is not known is no reason against somebody");
        assertEquals("", asked(seniors(ONE).unknownTeam("acme/seniors", "GitHub did not say")));
    }

    @Test
    void one_person_serves_several_requirements_unless_they_want_different_people() {
        assertEquals("sam for payer, sam for senior", asked(seniors(BOTH.formatted(false)), "bob", load(2, 0, 0)));
        assertEquals("bob for payer, carol for senior", asked(seniors(BOTH.formatted(false))));
        assertEquals("sam for payer, carol for senior", asked(seniors(BOTH.formatted(true)), "bob", load(2, 0, 0)));
        assertEquals("", asked(seniors(BOTH.formatted(false)).asked("sam", "senior", Asked.State.ASKED)));
        assertEquals("bob for payer", asked(seniors(BOTH.formatted(true)).asked("sam", "senior", Asked.State.ASKED)));
    }

    @Test
    void people_and_code_owners_are_asked_where_they_are_known() {
        String owners = "requirements: [{name: owned, sign-offs: {count: 1, from: codeowners}}]";
        Cases owned = seniors(owners).codeowners("* @acme/seniors\npay/ @erin\n");
        assertEquals("", asked(owned), "nobody knows whose account erin is");
        assertEquals("erin for owned", asked(owned.permission("erin", People.Permission.WRITE)));
        String named = "requirements: [{name: named, sign-offs: {count: 1, from: ['@Dave', '@acme/seniors']}}]";
        assertEquals("carol for named", asked(seniors(named)));
        assertEquals(
                "Dave for named",
                asked(
                        seniors(named).permission("dave", People.Permission.WRITE),
                        "carol",
                        load(1, 0, 0),
                        "sam",
                        load(1, 0, 0),
                        "tess",
                        load(1, 0, 0)));
        assertEquals("", asked(seniors("requirements: [{name: some, sign-offs: {count: 1, from: anyone}}]")));
    }

    @Test
    void whom_github_may_not_take_is_asked_alone() {
        Cases both = seniors(TWO)
                .asked("carol", "senior", Asked.State.DOUBTFUL)
                .asked("sam", "senior", Asked.State.DOUBTFUL);
        assertEquals("tess for senior", asked(both, "carol", load(0, 1, 0)));
        assertEquals("carol for senior", asked(both, "tess", load(4, 4, 0)));
    }

    @Test
    void nobody_is_asked_where_the_policy_does_not_want_it_or_the_change_is_a_draft() {
        for (String head : List.of("", "reviewers: {request: false}\n")) {
            assertEquals(
                    "",
                    told(
                            Cases.under(head + ONE)
                                    .change(change())
                                    .team("acme/seniors", "sam")
                                    .build(),
                            Map.of()));
        }
        for (String mode : List.of("observe", "warn", "enforce")) {
            Cases given = Cases.under(Cases.policy("mode: " + mode + "\n" + ASK + ONE))
                    .change(change())
                    .team("acme/seniors", "sam");
            assertEquals(mode.equals("observe") ? "" : "sam for senior", asked(given), mode);
        }
        assertEquals("", asked(seniors(ONE).doubt("the policy cannot be read")));
        assertEquals("", asked(seniors(ONE).change(change().asDraft())));
    }

    @Test
    void who_was_asked_is_told_while_they_can_still_sign() {
        Cases given = seniors(TWO)
                .asked("sam", "senior", Asked.State.ASKED)
                .asked("carol", "senior", Asked.State.REFUSED)
                .asked("bob", "senior", Asked.State.ASKED);
        assertEquals(List.of("sam"), given.judge().requirements().get(0).asked());
        assertEquals(
                List.of(),
                given.says("sam", "/signoff").judge().requirements().get(0).asked());
    }

    @Test
    void too_few_people_are_told_only_when_everybody_is_known() {
        record Shortage(String from, List<String> seniors, String remark) {}
        List<String> few = List.of("alice", "carol");
        Stream.of(
                        new Shortage(
                                "'@acme/seniors'",
                                few,
                                "only 1 person can ever sign this, and it needs 2: add people to acme/seniors, or lower the count"),
                        new Shortage(
                                "'@acme/seniors'",
                                List.of("alice"),
                                "nobody can ever sign this, and it needs 2: add people to acme/seniors, or lower the count"),
                        new Shortage("'@acme/seniors'", List.of("alice", "carol", "sam"), ""),
                        new Shortage("['@acme/seniors', '@acme/ops']", few, ""),
                        new Shortage("['@acme/seniors', '@bob']", few, ""),
                        new Shortage("anyone", few, ""))
                .forEach(one -> assertEquals(
                        one.remark().isEmpty() ? List.of() : List.of(one.remark()),
                        Cases.under("requirements: [{name: r, sign-offs: {count: 2, from: " + one.from() + "}}]")
                                .change(change())
                                .team("acme/seniors", one.seniors().toArray(String[]::new))
                                .judge()
                                .requirements()
                                .get(0)
                                .obstacles(),
                        one.toString()));
    }

    @Test
    void somebody_who_signed_counts_among_the_people_who_exist() {
        Cases given = Cases.under(TWO)
                .change(change())
                .team("acme/seniors", "alice", "carol", "sam")
                .says("carol", "/signoff");
        assertEquals(List.of(), given.judge().requirements().get(0).obstacles());
    }

    @Test
    void the_answer_does_not_depend_on_the_order_of_the_teams_members() {
        assertEquals(
                asked(Cases.under(ASK + TWO).change(change()).team("acme/seniors", "carol", "sam", "tess")),
                asked(Cases.under(ASK + TWO).change(change()).team("acme/seniors", "tess", "sam", "carol")));
    }
}
