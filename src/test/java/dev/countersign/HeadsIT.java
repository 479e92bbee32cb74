package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check lives on a commit: what several pull requests with one head, or one that moves about, can make of that. */
class HeadsIT {

    private static final FileEdits EDIT =
            FileEdits.put("services/payments/charge.js", "export const charge = amount => Math.floor(amount);\n");

    private final Town town = Town.square();

    private Pull cleared() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        return pull;
    }

    /** Another pull request of alice's with the same head, into that branch. */
    private Pull sibling(Pull pull, String branch, String base) {
        pull.as("alice").push(pull.repository, branch, pull.view().headSha(), false);
        Pull other = town.pull(
                pull.repository, pull.as("alice").open(pull.repository, branch, base, "The same", "Rounds amounts."));
        other.settle();
        return other;
    }

    private List<PullView.Check> ours(Pull pull) {
        return town.github().look().checks(pull.repository, pull.view().headSha()).stream()
                .filter(check ->
                        check.name().equals("countersign") && check.appName().equals("Countersign"))
                .toList();
    }

    private long number(String sql, Pull pull) {
        return town.app()
                .number(sql + " (select id from subject where repository = '" + pull.repository.substring(5)
                        + "' and number = " + pull.number + ")");
    }

    @Test
    void two_pull_requests_with_one_head_share_one_check_and_the_unsigned_one_holds_both() {
        Pull signed = cleared();
        Pull other = sibling(signed, "again", "main");
        signed.waits();
        other.waits();
        assertEquals(1, ours(signed).size());
        assertTrue(signed.check().title().startsWith("#" + other.number + ": waiting"), signed.check()::title);
        assertTrue(signed.check().title().contains("also #" + signed.number + ": cleared"), signed.check()::title);
        assertTrue(!signed.comment().equals(other.comment()), "comments stay each pull request's own");
        other.signedExceptBy("nobody");
        signed.cleared();
        other.cleared();
        assertEquals(1, ours(signed).size());
    }

    @Test
    void a_sibling_that_is_closed_or_goes_away_lets_the_others_go() {
        Pull signed = cleared();
        Pull other = sibling(signed, "again", "main");
        signed.waits();
        other.as("alice").close(other.repository, other.number);
        town.settle();
        signed.cleared();
        assertFalse(signed.check().title().contains("#"), signed.check()::title);
        other.as("alice").reopen(other.repository, other.number);
        town.settle();
        signed.waits();
        other.as("alice").commit(other.repository, "again", FileEdits.put("docs/x.md", "x\n"), "More");
        town.settle();
        signed.cleared();
    }

    @Test
    void a_sibling_from_a_fork_counts() {
        Pull signed = cleared();
        String fork = "mallory/" + signed.repository.substring(5);
        town.github().furnish().fork(signed.repository, "mallory");
        signed.as("mallory").push(fork, "feature", signed.view().headSha(), true);
        Pull other = town.pull(
                signed.repository,
                signed.as("mallory").open(signed.repository, fork, "feature", "main", "Mine", "Mine.", false));
        other.settle();
        signed.waits();
        other.as("mallory").close(other.repository, other.number);
        town.settle();
        signed.cleared();
    }

    @Test
    void a_sibling_into_a_branch_that_nobody_governs_says_nothing() {
        Pull signed = cleared();
        signed.as("erin").commit(signed.repository, "lab", FileEdits.put("docs/r.md", "R\n"), "Branch off");
        town.settle();
        town.github().requests().clear();
        Pull other = sibling(signed, "again", "lab");
        signed.cleared();
        assertEquals("", other.comment());
        assertEquals(1, ours(signed).size());
        other.as("alice").retarget(other.repository, other.number, "main");
        town.settle();
        signed.waits();
    }

    @Test
    void a_sibling_that_cannot_be_read_yet_turns_a_green_check() {
        Pull signed = cleared();
        town.github().faults().add(RequestFault.status("POST", "/graphql", 2, 502));
        signed.as("alice").push(signed.repository, "again", signed.view().headSha(), false);
        signed.as("alice").open(signed.repository, "again", "main", "The same", "Rounds amounts.");
        town.app().until("the check is open", () -> signed.check().status().equals("in_progress"));
        assertFalse(signed.view().objection().isEmpty());
        town.app().until("both are judged", () -> signed.conclusion().equals("action_required"));
        town.settle();
        signed.waits();
    }

    @Test
    void a_cleared_change_goes_to_another_base() {
        Pull pull = cleared();
        town.anotherSecond();
        pull.as("erin").commit(pull.repository, "release", FileEdits.put("docs/r.md", "R\n"), "Branch off");
        town.settle();
        pull.as("alice").retarget(pull.repository, pull.number, "release");
        town.settle();
        // Nobody governs that branch, so the check that is there belongs to no pull request; back on main it counts
        // again.
        pull.as("alice").retarget(pull.repository, pull.number, "main");
        town.settle();
        pull.cleared();
        assertEquals(1, ours(pull).size());
    }

    @Test
    void an_old_head_is_pushed_again_under_another_branch() {
        Pull pull = cleared();
        String old = pull.view().headSha();
        pull.as("alice").commit(pull.repository, "feature", EDIT, "Round down" + CLAUDE);
        town.settle();
        pull.waits();
        pull.as("alice").push(pull.repository, "second", old, false);
        Pull second = town.pull(
                pull.repository, pull.as("alice").open(pull.repository, "second", "main", "Old", "Rounds amounts."));
        second.settle();
        second.waits();
    }

    @Test
    void a_commit_with_an_old_date_and_a_status_of_the_same_name_is_pushed_after_the_sign_off() {
        Pull pull = cleared();
        Signature alice = town.github().as("alice").signature();
        Signature old = new Signature(alice.name(), alice.email(), alice.at().minusSeconds(864_000));
        String head = pull.as("alice").object(List.of(pull.view().headSha()), EDIT, "Round down", old, old);
        pull.as("alice").push(pull.repository, "feature", head, false);
        pull.as("other-ci[bot]").check(pull.repository, "countersign", head, "success");
        town.settle();
        pull.as("alice").close(pull.repository, pull.number);
        pull.as("alice").reopen(pull.repository, pull.number);
        town.settle();
        pull.waits();
    }

    @Test
    void an_admin_merges_around_the_check() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.as("erin").mergeAround(pull.repository, pull.number);
        town.settle();
        assertEquals(
                1,
                number(
                        "select count(*) from merge where went_around and outcome = 'blocked'"
                                + " and by_login = 'erin' and subject_id =",
                        pull));
        // It is said once, on the pull request, and nothing else is written.
        pull.says("dave", "Why?");
        assertEquals(List.of("POST /repos/{owner}/{repo}/issues/{number}/comments"), town.writes());
        String told = pull.view().comments().stream()
                .map(PullView.Comment::body)
                .filter(text -> text.contains("merged around the check"))
                .reduce("", String::concat);
        assertTrue(told.contains("merged by `erin`"), told);
        assertTrue(told.contains(pull.check().title().substring(0, 10)), told);
        Pull proper = cleared();
        proper.as("dave").merge(proper.repository, proper.number);
        town.settle();
        assertEquals(
                1,
                number(
                        "select count(*) from merge where not went_around and outcome = 'cleared'"
                                + " and subject_id =",
                        proper));
    }

    @Test
    void a_draft_a_new_title_and_a_new_name_of_the_repository_change_nothing_that_was_signed() {
        Pull pull = cleared();
        pull.as("alice").draft(pull.repository, pull.number, true);
        town.settle();
        assertEquals("success", pull.conclusion());
        pull.as("alice").draft(pull.repository, pull.number, false);
        pull.as("alice").retitle(pull.repository, pull.number, "Another title");
        town.settle();
        pull.cleared();
        String name = pull.repository.substring(5) + "-renamed";
        town.github().furnish().rename(pull.repository, name);
        town.settle();
        Pull renamed = town.pull("acme/" + name, pull.number);
        renamed.cleared();
        town.github().requests().clear();
        renamed.says("carol", "/unsign");
        renamed.approves("carol");
        renamed.cleared();
        assertEquals(1, ours(renamed).size());
        assertTrue(
                town.requests().stream().noneMatch(one -> one.path().contains(pull.repository + "/")),
                "asked by the old name");
    }

    @Test
    void a_slow_look_publishes_late() {
        Pull pull = cleared();
        String old = pull.view().headSha();
        town.github()
                .faults()
                .add(RequestFault.slow("GET", "/repos/*/*/pulls/*/files", 1, java.time.Duration.ofSeconds(2)));
        pull.as("alice").commit(pull.repository, "feature", EDIT, "Round down" + CLAUDE);
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put("docs/x.md", "x\n"), "Write");
        town.settle();
        pull.waits();
        assertFalse(pull.view().headSha().equals(old));
        assertEquals(1, ours(pull).size());
    }
}
