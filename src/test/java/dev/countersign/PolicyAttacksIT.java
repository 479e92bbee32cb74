package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static dev.countersign.testing.Town.EDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies that would let a change pass or wear the App out, and changes that are larger than what GitHub lists. */
class PolicyAttacksIT {

    private final Town town = Town.square();

    @Test
    void the_policy_and_the_code_owners_are_changed_on_an_unprotected_base_branch() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        alice.commit(
                repository,
                "side",
                FileEdits.put(".github/countersign.yml", "version: 1\nmode: observe\nbranches: [main]\n")
                        .andPut("CODEOWNERS", "* @alice\n"),
                "Loosen on a side branch");
        alice.commit(repository, "feature", EDIT, "Round" + CLAUDE);
        Pull pull = town.judged(repository);
        pull.waits();
        alice.retarget(repository, pull.number, "side");
        town.settle();
        alice.retarget(repository, pull.number, "main");
        town.settle();
        pull.waits();
    }

    @Test
    void a_policy_that_would_wear_its_reader_out_leaves_the_last_one_in_force() {
        String repository = town.repository();
        String strict = "version: 1\nrequirements: [{name: two, sign-offs: {count: 2}}]\n";
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", strict), "Ask for two");
        town.github().as("alice").commit(repository, "feature", FileEdits.put("docs/guide.md", "x\n"), "Write");
        Pull pull = town.judged(repository);
        pull.waits();
        for (String text : List.of(
                "version: 1\nx: " + "[".repeat(30_000) + "]".repeat(30_000) + "\n",
                "version: 1\nmode: observe\nmode: observe\n",
                "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\nversion: 1\n",
                "version: 1\nrequirements: [{name: r, when: {title: '(((a{99}){99}){99}){99}'}, sign-offs: {count: 1}}]\n",
                "version: 1\n" + "# padding\n".repeat(1_000_000))) {
            town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", text), "Wear out");
            town.settle();
            pull.says("dave", "/recheck");
            pull.waits();
            assertTrue(pull.check().summary().contains("two"), pull.check()::summary);
        }
        pull.approves("bob");
        pull.waits();
        pull.approves("carol");
        pull.cleared();
    }

    @Test
    void the_author_approves_their_own_change() {
        Pull pull = town.assisted().signedExceptBy("carol");
        // GitHub refuses that itself; whether it does or not, nothing is cleared by it.
        try {
            pull.approves("alice");
        } catch (RuntimeException refused) {
            assertFalse(String.valueOf(refused.getMessage()).isEmpty());
        }
        pull.waits();
    }

    @Test
    void more_files_than_github_lists_hide_the_one_that_matters() {
        String repository = town.repository();
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 3_000; i++) {
            many.put("docs/page-" + i + ".md", i + "\n");
        }
        Acting alice = town.github().as("alice");
        Signature mine = alice.signature();
        String main = town.github().look().branches(repository).get("main");
        FileEdits edits = FileEdits.putAll(many).andPut("services/payments/zz.js", "evil()\n");
        alice.push(
                repository, "feature", alice.object(List.of(main), edits, "Write pages" + CLAUDE, mine, mine), false);
        Pull pull = town.judged(repository);
        pull.waits();
        assertTrue(pull.check().title().contains("risk critical"), pull.check()::title);
        assertTrue(pull.check().summary().contains("3000 of its 3001 files"), pull.check()::summary);
        assertEquals(
                1,
                pull.view().checks().stream()
                        .filter(check -> check.name().equals("countersign"))
                        .count());
    }

    @Test
    void hostile_text_in_a_title_a_branch_and_a_trailer_stays_text() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        String branch = "feature/@everyone-$(id)-`x`-<b>";
        alice.commit(
                repository,
                branch,
                EDIT,
                "Round\n\nCo-authored-by: <img src=x onerror=alert(1)> @everyone <noreply@anthropic.com>\nAssisted-by: Claude Code \u001B[31m|</table>");
        Pull pull = town.pull(
                repository,
                alice.open(
                        repository,
                        branch,
                        "main",
                        "\u202E<script>alert(1)</script> @everyone | `x`",
                        "B\n" + "x".repeat(65_000)));
        pull.settle();
        pull.waits();
        String shown = pull.comment() + pull.check().title() + pull.check().summary();
        assertFalse(shown.contains("\u202E") || shown.contains("\u001B"), shown);
        String outside = shown.replaceAll("`[^`\n]*`", "");
        assertFalse(outside.contains("<script") || outside.contains("<img") || outside.contains("</table>"), shown);
        assertFalse(outside.contains("@everyone"), shown);
    }
}
