package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.CLAUDE;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a change, when GitHub is to be asked about people, then it is asked for those who can matter to it and for no others. */
class InquiryTest {

    private static final String ALL = """
            areas:
              pay: {paths: [pay/], owners: ['@acme/pay', '@Paula']}
              docs: {paths: [docs/], owners: ['@acme/writers', '@Doris']}
            exceptions: {from: ['@acme/governance', '@gus']}
            overrides: {from: ['@acme/incident', '@ivy']}
            tools: {claude-code: {status: exception}}
            requirements:
              - {name: owner, when: {areas: pay}, sign-offs: {from: owners}}
              - {name: writer, when: {areas: docs}, sign-offs: {from: owners}}
              - {name: senior, when: {paths: never}, sign-offs: {from: ['@acme/seniors', '@Sam']}}
            """;
    private static final String LIST = """
            checklists:
              - {name: c, when: {areas: pay}, items: [{id: i, text: t, by: senior}, {id: j, text: t, by: author}]}
            """;

    private record Asking(String what, Cases given, Set<String> teams, Set<String> logins) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Cases under(String more) {
        return Cases.under(ALL + more).change(pay());
    }

    private static Changes pay() {
        return pullRequest().touching("pay/a.js").commit("Write");
    }

    private static Changes assisted() {
        return pullRequest().touching("pay/a.js").commit("Write" + CLAUDE);
    }

    static Stream<Asking> askings() {
        String request = "reviewers: {request: true}\n";
        String members =
                "  - {name: members, when: {authors: '@acme/members'}, sign-offs: {from: '@acme/members-only'}}\n";
        return Stream.of(
                new Asking("who may sign", under(""), Set.of("acme/pay"), Set.of()),
                new Asking(
                        "whoever did something, if a person",
                        under("")
                                .change(pay().reviewed("Rita", Review.State.COMMENTED))
                                .says("carol", "/signoff")
                                .says(new Person(9, "ci[bot]", Person.Kind.BOT), "/signoff", "1".repeat(40)),
                        Set.of("acme/pay"),
                        Set.of("Rita", "carol")),
                new Asking(
                        "nobody, where nothing is asked",
                        under("").change(pullRequest().touching("a").commit("Write")),
                        Set.of(),
                        Set.of()),
                new Asking(
                        "who may tick, though they do not have to sign",
                        under(LIST),
                        Set.of("acme/pay", "acme/seniors"),
                        Set.of()),
                new Asking("who can be asked for a review", under(request), Set.of("acme/pay"), Set.of("Paula")),
                new Asking(
                        "whose membership decides what is asked",
                        Cases.under(ALL + members).change(pay()),
                        Set.of("acme/pay", "acme/members", "acme/members-only"),
                        Set.of()),
                new Asking(
                        "who may grant an exception that is needed",
                        under("").change(assisted()),
                        Set.of("acme/pay", "acme/governance"),
                        Set.of()),
                new Asking(
                        "who may grant an exception that somebody wants to grant",
                        under("").says("gus", "/allow-tool codex it is fine"),
                        Set.of("acme/pay", "acme/governance"),
                        Set.of("gus")),
                new Asking(
                        "who granted an exception for a tool that helped",
                        under("")
                                .change(assisted())
                                .excepted("claude-code", "gina", "2026-11-01", "2026-12-01")
                                .excepted("codex", "otto", "2026-11-01", "2026-12-01"),
                        Set.of("acme/pay", "acme/governance"),
                        Set.of("gina")),
                new Asking(
                        "who may override where somebody does",
                        under("").says("ivy", "/override it burns"),
                        Set.of("acme/pay", "acme/incident"),
                        Set.of("ivy")));
    }

    @ParameterizedTest
    @MethodSource("askings")
    void github_is_asked_for(Asking asking) {
        Inquiry inquiry = Inquiry.of(asking.given().build());
        assertEquals(asking.teams(), names(inquiry.teams()));
        assertEquals(asking.logins(), inquiry.logins());
    }

    @Test
    void all_teams_that_a_policy_lets_say_something_are_known_without_a_change() {
        assertEquals(
                Set.of("acme/pay", "acme/writers", "acme/seniors", "acme/governance", "acme/incident", "acme/members"),
                names(Inquiry.teams(Cases.policy(
                        ALL + "  - {name: m, when: {not: {authors: '@acme/members'}}, checks: [build]}\n"))));
    }

    @Test
    void all_people_whom_a_policy_names_are_known_where_they_are_asked_for_reviews() {
        Policy silent = Cases.policy(ALL);
        Policy asking = Cases.policy("reviewers: {request: true}\n" + ALL);
        assertEquals(Set.of(), Inquiry.people(silent));
        assertEquals(Set.of("Paula", "Doris", "Sam"), Inquiry.people(asking));
    }

    @Test
    void only_a_team_that_nobody_could_tell_of_and_that_decides_leaves_the_case_unsettled() {
        String interns = "requirements: [{name: r, when: {authors: ['@acme/interns', bob]}, sign-offs: {count: 1}}]";
        Cases hidden = Cases.under(interns).change(pay()).unknownTeam("acme/interns", "GitHub answered 502");
        assertTrue(Inquiry.unsettled(hidden.build()));
        assertEquals(List.of("GitHub answered 502"), hidden.judge().unknowns());
        assertFalse(Inquiry.unsettled(hidden.change(pay().by("bob")).build()));
        assertFalse(Inquiry.unsettled(
                Cases.under(interns).change(pay()).team("acme/interns", "alice").build()));
        assertFalse(Inquiry.unsettled(Cases.under(interns).change(pay()).build()), "nobody asked yet");
        assertFalse(Inquiry.unsettled(Cases.under("requirements: [{name: r, sign-offs: {from: '@acme/interns'}}]")
                .change(pay())
                .unknownTeam("acme/interns", "GitHub answered 502")
                .build()));
        String list = "checklists: [{name: c, when: {authors: '@acme/interns'}, items: [{id: i, text: t}]}]";
        assertTrue(Inquiry.unsettled(Cases.under(list)
                .change(pay())
                .unknownTeam("acme/interns", "GitHub answered 502")
                .build()));
    }

    private static Set<String> names(Set<Signers.Team> teams) {
        return teams.stream()
                .map(team -> team.organization() + "/" + team.slug())
                .collect(Collectors.toSet());
    }
}
