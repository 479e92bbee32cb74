package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Commit.Signature;
import dev.countersign.core.change.Commit.Signer;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Changes;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who signed a change's commits and how other checks ended, as far as it is known. */
class SignersOfCommitsTest {

    private static final String KEY = "3AA5C34371567BD2";
    private static final Map<Signers.Team, Set<Long>> TEAMS = Map.of(
            new Signers.Team("acme", "bots"), Set.of(Changes.person("robo").id()));

    private static Signer robo() {
        return new Signer(Changes.person("robo"), KEY);
    }

    private static Truth truth(String when, Changes change) {
        PolicyReading reading = new PolicyReader(Set.of())
                .read("p.yml", "requirements:\n  - name: r\n    checks: [b]\n    when: " + when + "\n");
        Policy policy = ((PolicyReading.Valid) reading).policy();
        Situation situation = new Situation(
                change.build(),
                Assistance.unknown(),
                Situations.risk(Level.LOW, 0, Level.LOW),
                policy,
                Signatures.VERIFIED,
                TEAMS);
        return policy.requirements().get(0).when().truth(situation);
    }

    private static Changes twoCommits(Signature signature, Signer signer) {
        return Changes.pullRequest()
                .by("alice")
                .commit("One")
                .signed(Signature.VERIFIED, robo())
                .commit("Two")
                .signed(signature, signer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {signed-by: robo}                     | YES
                    {signed-by: ['@acme/bots', erin]}     | YES
                    {signed-by: author}                   | NO
                    {signed-by: '@acme/secret'}           | UNKNOWN
                    {signed-with: 3aa5c34371567bd2}       | YES
                    {signed-with: ['00', '11']}           | NO
                    {not: {signed-by: robo}}              | NO
                    """)
    void every_commit_must_be_signed_so(String when, Truth expected) {
        assertEquals(expected, truth(when, twoCommits(Signature.VERIFIED, robo())), when);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NO", "INVALID, NO", "UNKNOWN, UNKNOWN", "VERIFIED, YES"})
    void a_signature_that_github_did_not_verify_is_nobodys(Signature signature, Truth expected) {
        assertEquals(expected, truth("{signed-by: robo}", twoCommits(signature, robo())));
        assertEquals(expected, truth("{signed-with: " + KEY + "}", twoCommits(signature, robo())));
        assertEquals(expected.not(), truth("{not: {signed-by: robo}}", twoCommits(signature, robo())));
    }

    @Test
    void of_a_signer_that_github_does_not_name_nobody_can_tell() {
        Changes change = twoCommits(Signature.VERIFIED, Signer.unknown());
        assertEquals(Truth.UNKNOWN, truth("{signed-by: [robo, author]}", change));
        assertEquals(Truth.UNKNOWN, truth("{signed-with: " + KEY + "}", change));
        assertEquals(Truth.NO, truth("{signed-by: erin}", twoCommits(Signature.VERIFIED, Signer.unknown())));
    }

    @Test
    void of_commits_that_are_not_shown_nobody_can_tell() {
        assertEquals(
                Truth.UNKNOWN,
                truth(
                        "{signed-by: robo}",
                        twoCommits(Signature.VERIFIED, robo()).truncated("more than 250 commits")));
        assertEquals(Truth.UNKNOWN, truth("{signed-by: robo}", Changes.pullRequest()));
        Commit.Signature none = Commit.Signature.NONE;
        assertEquals(
                Truth.NO, truth("{signed-by: robo}", twoCommits(none, robo()).truncated("more")));
    }

    @ParameterizedTest
    @EnumSource
    void every_end_of_a_check_can_be_asked_for(Check.State state) {
        Changes change = Changes.pullRequest().check("build", state);
        boolean running = state == Check.State.RUNNING;
        String word = state == Check.State.FAILED ? "failure" : state.name().toLowerCase(java.util.Locale.ROOT);
        Truth ended = running ? Truth.UNKNOWN : Truth.YES;
        if (!running) {
            assertEquals(ended, truth("{checks: {build: " + word.replace('_', '-') + "}}", change));
        }
        Truth good = running ? Truth.UNKNOWN : Truth.of(state == Check.State.SUCCEEDED);
        assertEquals(good, truth("{checks: {build: succeeded}}", change));
        assertEquals(good.not(), truth("{checks: {build: failed}}", change));
        assertEquals(ended, truth("{checks: {build: [succeeded, failed]}}", change));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SUCCEEDED | FAILED    | succeeded            | NO
                    SUCCEEDED | FAILED    | failed               | YES
                    SUCCEEDED | SKIPPED   | [succeeded, skipped] | YES
                    SKIPPED   | FAILED    | [succeeded, skipped] | NO
                    SUCCEEDED | SKIPPED   | skipped              | YES
                    SUCCEEDED | RUNNING   | succeeded            | UNKNOWN
                    SUCCEEDED | RUNNING   | failed               | UNKNOWN
                    FAILED    | RUNNING   | failed               | YES
                    FAILED    | RUNNING   | succeeded            | NO
                    """)
    void of_several_checks_of_one_name_the_worst_decides(
            Check.State one, Check.State other, String ended, Truth expected) {
        String when = "{checks: {build: " + ended + "}}";
        assertEquals(
                expected, truth(when, Changes.pullRequest().check("build", one).check("build", other)));
        assertEquals(
                expected,
                truth(when, Changes.pullRequest().check("build", other).check("build", one)));
    }
}
