package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Identity;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import dev.countersign.core.verdict.Inquiry;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Changes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be decided holds, and so does its opposite: neither makes a change need less. */
class QuestionTest {

    private static final Map<Signers.Team, Set<Long>> TEAMS = Map.of(
            new Signers.Team("acme", "devs"), ids("Alice", "bob"), new Signers.Team("acme", "bots"), ids("robo"));

    /** By Alice, with commits of Alice and of Bob that Carol helped with, pushed by Dora. */
    private static Changes several() {
        return Changes.pullRequest()
                .by("Alice")
                .touching("a")
                .commit("one")
                .commit("two", linked("bob"), linked("carol"))
                .pushedBy("dora")
                .check("build", Check.State.SUCCEEDED)
                .check("scan", Check.State.FAILED)
                .check("deploy", Check.State.RUNNING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {authors: '@acme/devs'}                                        | YES
                    {authors: [nobody, '@acme/devs']}                              | YES
                    {authors: '@acme/bots'}                                        | NO
                    {authors: '@acme/secret'}                                      | UNKNOWN
                    {authors: [alice, '@acme/secret']}                             | YES
                    {not: {authors: '@acme/secret'}}                               | UNKNOWN
                    {not: {authors: '@acme/devs'}}                                 | NO
                    {contributors: author}                                         | YES
                    {contributors: '@BOB'}                                         | YES
                    {contributors: carol}                                          | YES
                    {contributors: dora}                                           | YES
                    {contributors: erin}                                           | NO
                    {contributors: '@acme/bots'}                                   | NO
                    {contributors: [erin, '@acme/secret']}                         | UNKNOWN
                    {only-contributors: author}                                    | NO
                    {only-contributors: '@acme/devs'}                              | NO
                    {only-contributors: ['@acme/devs', carol, dora]}               | YES
                    {only-contributors: ['@acme/devs', carol]}                     | NO
                    {only-contributors: ['@acme/devs', '@acme/secret']}            | UNKNOWN
                    {checks: {build: succeeded}}                                   | YES
                    {checks: {build: failed}}                                      | NO
                    {checks: {scan: failed}}                                       | YES
                    {checks: {build: succeeded, scan: failed}}                     | YES
                    {checks: {build: succeeded, scan: succeeded}}                  | NO
                    {checks: {deploy: succeeded}}                                  | UNKNOWN
                    {checks: {deploy: failed}}                                     | UNKNOWN
                    {checks: {unheard-of: succeeded}}                              | UNKNOWN
                    {checks: {unheard-of: succeeded, scan: succeeded}}             | NO
                    {not: {checks: {unheard-of: succeeded}}}                       | UNKNOWN
                    {not: {checks: {scan: succeeded}}}                             | YES
                    {all: [{fork: true}, {authors: '@acme/secret'}]}               | NO
                    {all: [{fork: false}, {authors: '@acme/secret'}]}              | UNKNOWN
                    {any: [{fork: false}, {authors: '@acme/secret'}]}              | YES
                    {not: {any: [{fork: true}, {authors: '@acme/secret'}]}}        | UNKNOWN
                    {not: {all: [{fork: true}, {authors: '@acme/secret'}]}}        | YES
                    """)
    void it_is_answered_as_far_as_it_is_known(String when, Truth expected) {
        assertEquals(expected, truth(when, several()), when);
    }

    @Test
    void an_identity_without_an_account_may_be_anybody() {
        Changes change = several().commit("three", Identity.unlinked("Eve", "eve@example.test"));
        assertEquals(Truth.YES, truth("{contributors: bob}", change));
        assertEquals(Truth.UNKNOWN, truth("{contributors: erin}", change));
        assertEquals(Truth.UNKNOWN, truth("{only-contributors: [alice, bob, carol, dora]}", change));
        assertEquals(Truth.NO, truth("{only-contributors: [alice, bob, carol]}", change));
    }

    @Test
    void commits_that_github_does_not_show_may_be_anybodys() {
        Changes change = several().truncated("more than 250 commits");
        assertEquals(Truth.UNKNOWN, truth("{contributors: erin}", change));
        assertEquals(Truth.UNKNOWN, truth("{only-contributors: [alice, bob, carol, dora]}", change));
    }

    @Test
    void a_change_without_commits_has_no_known_contributors() {
        assertEquals(Truth.UNKNOWN, truth("{only-contributors: author}", Changes.pullRequest()));
    }

    @Test
    void github_itself_is_no_contributor_but_whoever_wrote_its_merge_is() {
        Identity alice = linked("alice");
        Changes change = Changes.pullRequest().by("alice").commit("by hand").committed("merge", alice, WEB_FLOW);
        assertEquals(Truth.YES, truth("{only-contributors: author}", change));
    }

    @Test
    void what_conditions_ask_for_is_known_before_anything_is_judged() {
        Policy policy = policy(
                "{any: [{authors: '@acme/devs'}, {not: {contributors: '@acme/bots'}}, {checks: {scan: failed}}]}");
        assertEquals(TEAMS.keySet(), policy.teamsAsked());
        assertEquals(TEAMS.keySet(), Inquiry.teams(policy));
        assertEquals(Set.of("scan"), policy.checksAsked());
    }

    private static final Identity WEB_FLOW = Identity.unlinked("GitHub", "noreply@github.com");

    private static Truth truth(String when, Changes change) {
        Policy policy = policy(when);
        Situation situation = new Situation(
                change.build(),
                Assistance.unknown(),
                Situations.risk(Level.LOW, 0, Level.LOW),
                policy,
                Signatures.VERIFIED,
                TEAMS);
        Condition condition = policy.requirements().get(0).when();
        assertEquals(condition.truth(situation) != Truth.NO, condition.holds(situation), when);
        return condition.truth(situation);
    }

    private static Policy policy(String when) {
        PolicyReading reading = new PolicyReader(Set.of())
                .read("p.yml", "requirements:\n  - name: r\n    checks: [b]\n    when: " + when + "\n");
        return assertInstanceOf(PolicyReading.Valid.class, reading, when + reading)
                .policy();
    }

    private static Identity linked(String login) {
        return new Identity(login, login + "@acme.test", new Account.Linked(Changes.person(login)));
    }

    private static Set<Long> ids(String... logins) {
        return Stream.of(logins).map(login -> Changes.person(login).id()).collect(Collectors.toSet());
    }
}
