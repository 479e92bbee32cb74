package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import org.junit.jupiter.api.Test;

/** Auto-merge that is armed before anything is in its way. GitHub merges the moment the last required check is green. */
class AutoMergeIT {

    private final Town town = Town.square();

    private void build(Pull pull) {
        pull.as("other-ci[bot]").check(pull.repository, "build", pull.view().headSha(), "success");
        town.settle();
    }

    private long merges(Pull pull, String how) {
        return town.app()
                .number("select count(*) from merge where " + how + " and by_login = 'dave' and subject_id ="
                        + " (select id from subject where repository = '" + pull.repository.substring(5) + "')");
    }

    @Test
    void a_veto_after_auto_merge_was_armed_holds_the_merge_until_it_is_withdrawn() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        town.github().furnish().requireCheck(pull.repository, "main", "build", 99_001);
        pull.as("dave").armAutoMerge(pull.repository, pull.number);
        pull.as("carol").review(pull.repository, pull.number, "REQUEST_CHANGES", "Not like this.");
        town.settle();
        town.github().requests().clear();
        build(pull);
        assertEquals("failure", pull.conclusion());
        assertEquals("OPEN", pull.view().state());
        assertEquals(0, town.requests().size(), "nothing was asked about a check that nobody waits for");
        pull.approves("carol");
        assertEquals("MERGED", pull.view().state());
        assertEquals(1, merges(pull, "not went_around and outcome = 'cleared'"));
    }

    @Test
    void auto_merge_that_was_armed_before_the_first_verdict_waits_for_the_sign_offs() {
        String repository = town.repository();
        town.settle();
        town.github().webhooks().hold();
        town.github()
                .as("alice")
                .commit(
                        repository,
                        "feature",
                        FileEdits.put("services/payments/charge.js", "export const charge = () => 1;\n"),
                        "Charge one" + Town.CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Charge", "One."));
        pull.as("dave").armAutoMerge(repository, pull.number);
        town.github().webhooks().release();
        town.settle();
        pull.waits();
        pull.signedExceptBy("carol");
        assertEquals("OPEN", pull.view().state());
        town.github().requests().clear();
        pull.approves("carol");
        assertEquals("MERGED", pull.view().state());
        assertEquals(1, merges(pull, "not went_around and outcome = 'cleared'"));
        // Its check is turned green and its comment says so, and nothing else was written.
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    @Test
    void a_push_after_auto_merge_was_armed_is_not_merged_unseen() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        town.github().furnish().requireCheck(pull.repository, "main", "build", 99_001);
        pull.as("dave").armAutoMerge(pull.repository, pull.number);
        pull.as("alice")
                .commit(
                        pull.repository,
                        "feature",
                        FileEdits.put("services/payments/charge.js", "export const charge = () => 0;\n"),
                        "Charge nothing");
        town.settle();
        build(pull);
        pull.waits();
        assertEquals("OPEN", pull.view().state());
        pull.signedExceptBy("nobody");
        assertEquals("MERGED", pull.view().state());
    }
}
