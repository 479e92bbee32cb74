package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.testing.RunningApp.Answer;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged App keeps of its evaluations, and what it says of a policy that somebody proposes. */
class FactsIT {

    private static final String POLICY = ".github/countersign.yml";

    private final Town town = Town.square();

    @TempDir
    private Path folder;

    @Test
    void every_kept_evaluation_comes_out_the_same_to_the_byte_when_it_is_judged_again() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put("src/app.js", "1\n"), "Shorten");
        pull.says("dave", "/signoff");
        pull.says("carol", "/hold not yet");
        town.settle();
        long kept = town.app().number("select count(*) from evaluation_facts");
        assertTrue(kept >= 6, "kept " + kept);
        Answer answer = town.app().run("verify", "--judge");
        assertEquals(0, answer.exit(), answer::text);
        assertTrue(answer.text().contains("all as they were written; " + kept + " judged again."), answer::text);
    }

    @Test
    void a_row_that_was_changed_later_is_found() {
        Pull pull = town.assisted();
        String row = " where id = (select max(id) from evaluation)";
        town.app().change("update evaluation set outcome = 'cleared' || outcome" + row);
        try {
            Answer answer = town.app().run("verify");
            assertEquals(2, answer.exit(), answer::text);
            assertTrue(
                    answer.text().contains(pull.repository + "#" + pull.number + ": evaluation ")
                            && answer.text().contains("is not as it was written"),
                    answer::text);
        } finally {
            town.app().change("update evaluation set outcome = substr(outcome, 8)" + row);
        }
        assertEquals(0, town.app().run("verify").exit());
    }

    @Test
    void old_facts_are_dropped_and_their_row_still_fits_the_chain() {
        town.assisted();
        String row = " where evaluation_id = (select max(evaluation_id) from evaluation_facts)";
        town.app().change("update evaluation_facts set at = at - interval '731 days'" + row);
        town.app().change("update scheduled_tasks set execution_time = now() where task_name = 'retention'");
        town.app()
                .until(
                        "old facts are dropped",
                        () -> town.app()
                                        .number(
                                                "select count(*) from evaluation_facts where at < now() - interval '730 days'")
                                == 0);
        assertTrue(town.app()
                        .number("select count(*) from evaluation where facts_digest <> '' and id not in"
                                + " (select evaluation_id from evaluation_facts)")
                >= 1);
        assertEquals(0, town.app().run("verify").exit());
    }

    @Test
    void exported_facts_hold_no_source_text_and_replay_as_the_database_does() throws IOException {
        Pull pull = town.opened("services/payments/charge.js", "export const secret = 'swordfish';\n", Town.CLAUDE);
        Answer exported = town.app().run("replay", "--export", "--repo", pull.repository);
        assertEquals(0, exported.exit(), exported::text);
        assertEquals(1, exported.text().lines().count(), exported::text);
        assertFalse(exported.text().contains("swordfish"), exported::text);
        Path facts = Files.writeString(folder.resolve("facts.jsonl"), exported.text());
        Path policy = Files.writeString(folder.resolve("policy.yml"), "version: 1\n");
        Answer stored = town.app().run("replay", "--policy", policy.toString(), "--repo", pull.repository, "--json");
        Answer again = town.app().run("replay", "--policy", policy.toString(), "--facts", facts.toString(), "--json");
        assertEquals(stored, again);
        assertTrue(stored.text().contains("\"would-clear\":[{\"pull\":\"" + pull.repository), stored::text);
    }

    @Test
    void a_policy_that_is_proposed_is_linted_on_its_lines_and_decides_nothing() {
        Pull pull = proposed("version: 1\nmode: observe\nrequirement: []\n");
        PullView.Check check = policyCheck(pull);
        assertEquals("failure", check.conclusion());
        assertTrue(check.summary().contains("unknown key"), check::summary);
        pull.waits();
    }

    @Test
    void a_proposed_policy_is_tried_by_its_tests_and_on_what_was_evaluated() {
        Pull pull = proposed("""
                version: 1
                requirements:
                  - {name: docs, when: {paths: ["docs/**"]}, sign-offs: {count: 1, from: anyone}}
                tests:
                  - {name: Docs wait, change: {paths: [docs/a.md]}, expect: {verdict: blocked, waiting-for: docs}}
                """);
        PullView.Check check = policyCheck(pull);
        assertEquals("success", check.conclusion(), check::summary);
        assertTrue(check.title().startsWith("Valid · 1 test passed"), check::title);
        assertTrue(check.summary().contains("**Replay.** Of the last 1 evaluated"), check::summary);
    }

    @Test
    void what_a_proposed_policy_would_loosen_is_named_and_a_failing_test_fails_it() {
        Pull loose = proposed("version: 1\nmode: observe\n");
        assertEquals("neutral", policyCheck(loose).conclusion(), policyCheck(loose)::summary);
        assertTrue(policyCheck(loose).summary().contains("would loosen"), policyCheck(loose)::summary);
        Pull wrong =
                proposed("version: 1\ntests: [{name: Docs, change: {paths: [docs/a]}, expect: {verdict: blocked}}]\n");
        assertEquals("failure", policyCheck(wrong).conclusion(), policyCheck(wrong)::summary);
    }

    @Test
    void a_policy_that_a_fork_proposes_is_read_and_decides_nothing() {
        String repository = town.repository();
        town.github().furnish().fork(repository, "mallory");
        String fork = "mallory/" + repository.substring(repository.indexOf('/') + 1);
        town.github()
                .as("mallory")
                .commit(
                        fork,
                        "feature",
                        FileEdits.put(POLICY, "version: 1\nmode: observe\n").andPut("services/payments/x.js", "1\n"),
                        "Open the gate" + Town.CLAUDE);
        Pull pull = town.pull(
                repository,
                town.github().as("mallory").open(repository, fork, "feature", "main", "Open", "Opens.", false));
        town.settle();
        assertEquals("neutral", policyCheck(pull).conclusion(), policyCheck(pull)::summary);
        pull.waits();
    }

    private Pull proposed(String policy) {
        String repository = town.repository();
        town.settle();
        town.github().requests().clear();
        town.github()
                .as("alice")
                .commit(
                        repository,
                        "feature",
                        FileEdits.put(POLICY, policy).andPut("services/payments/charge.js", "1\n"),
                        "Propose" + Town.CLAUDE);
        Pull pull = town.pull(
                repository, town.github().as("alice").open(repository, "feature", "main", "Propose", "Proposes."));
        town.settle();
        return pull;
    }

    private PullView.Check policyCheck(Pull pull) {
        return pull.view().checks().stream()
                .filter(check -> check.name().equals("countersign/policy"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no check on the policy\n" + town.app().log()));
    }
}
