package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static dev.countersign.testing.Town.EDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways around the gate that must fail. Each begins with a change that lacks only the sign-off that is faked. */
class AttacksIT {

    private final Town town = Town.square();

    private Pull lacking(String person) {
        return town.assisted().signedExceptBy(person);
    }

    @Test
    void the_author_signs_by_command() {
        // Alice is a senior herself.
        Pull pull = lacking("carol");
        pull.says("alice", "/signoff");
        pull.says("alice", "/signoff senior-review");
        pull.waits();
    }

    @Test
    void a_co_author_signs() {
        for (String trailer :
                List.of("Co-authored-by: Carol <carol@acme.test>", "co-AUTHORED-by:carol <CAROL@acme.test>")) {
            Pull pull = town.opened("services/payments/charge.js", "x\n", CLAUDE + "\n" + trailer);
            pull.signedExceptBy("carol");
            pull.approves("carol");
            pull.waits();
            pull.approves("sam");
            pull.cleared();
        }
    }

    @Test
    void whoever_told_the_agent_what_to_do_signs() {
        String repository = town.repository();
        Acting agent = town.github().as("other-ci[bot]");
        agent.commit(repository, "feature", EDIT, "Round" + CLAUDE);
        Pull pull = town.pull(repository, agent.open(repository, "feature", "main", "Round", "Rounds."));
        pull.as("erin").assign(repository, pull.number, "carol");
        pull.settle();
        pull.says("carol", "/tick sources");
        pull.approves("bob");
        pull.approves("carol");
        pull.waits();
        assertTrue(pull.comment().contains("carol: is assigned to this pull request of an agent"), pull::comment);
        pull.approves("sam");
        pull.cleared();
    }

    @Test
    void a_committer_or_the_author_of_a_merged_commit_signs() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        Signature mine = alice.signature();
        Signature carol = town.github().as("carol").signature();
        Signature sam = town.github().as("sam").signature();
        String main = town.github().look().branches(repository).get("main");
        String first = alice.object(List.of(main), EDIT, "Round" + CLAUDE, mine, carol);
        String side = alice.object(List.of(main), FileEdits.put("src/side.js", "1\n"), "Side", sam, mine);
        String merge =
                alice.object(List.of(first, side), FileEdits.put("src/side.js", "1\n"), "Merge side", mine, mine);
        alice.push(repository, "feature", merge, false);
        Pull pull = town.judged(repository).signedExceptBy("carol");
        pull.approves("carol");
        pull.approves("sam");
        pull.waits();
        assertTrue(pull.comment().contains("committer of " + first.substring(0, 7)), pull::comment);
        assertTrue(pull.comment().contains("author of " + side.substring(0, 7)), pull::comment);
    }

    @Test
    void somebody_who_pushed_later_signs() {
        Pull pull = town.assisted();
        Signature alice = town.github().as("alice").signature();
        String head = town.github().as("sam").object(List.of(pull.view().headSha()), EDIT, "Round down", alice, alice);
        pull.as("sam").push(pull.repository, "feature", head, false);
        town.settle();
        pull.signedExceptBy("carol");
        pull.approves("sam");
        pull.waits();
        assertTrue(pull.comment().contains("pushed " + head.substring(0, 7)), pull::comment);
    }

    @Test
    void a_bot_or_a_machine_user_approves() {
        Pull pull = lacking("carol");
        pull.approves("acme-ci");
        pull.as("other-ci[bot]").approve(pull.repository, pull.number, "fine");
        pull.as("other-ci[bot]").comment(pull.repository, pull.number, "/signoff");
        town.settle();
        pull.waits();
        assertTrue(pull.comment().contains("machine user"), pull::comment);
    }

    @Test
    void somebody_without_permission_to_write_signs() {
        Pull pull = lacking("carol");
        town.github().furnish().permit(pull.repository, "sam", Permission.READ);
        town.settle();
        pull.approves("mallory");
        pull.approves("sam");
        pull.waits();
    }

    @Test
    void a_member_whose_membership_is_pending_signs() {
        Pull pull = lacking("carol");
        town.github().furnish().person("nina-" + pull.repository.replaceAll("\\D", ""), "Nina", "n@else.test");
        String nina = "nina-" + pull.repository.replaceAll("\\D", "");
        town.github().furnish().join("acme", "seniors", nina);
        town.github().furnish().permit(pull.repository, nina, Permission.WRITE);
        town.settle();
        pull.approves(nina);
        pull.waits();
    }

    @Test
    void a_sign_off_is_kept_by_somebody_who_has_left_the_team() {
        Pull pull = lacking("nobody");
        pull.cleared();
        town.github().furnish().leave("acme", "payments", "bob");
        try {
            town.settle();
            pull.waits();
        } finally {
            town.github().furnish().join("acme", "payments", "bob");
            town.settle();
        }
        pull.cleared();
    }

    @Test
    void a_remark_a_reaction_or_a_label_is_taken_for_a_sign_off() {
        Pull pull = lacking("carol");
        pull.as("carol").review(pull.repository, pull.number, "COMMENT", "LGTM");
        long comment = pull.as("alice").comment(pull.repository, pull.number, "Is it fine?");
        pull.as("carol").react(pull.repository, comment, "+1");
        pull.as("carol").label(pull.repository, pull.number, "approved");
        town.settle();
        pull.waits();
    }

    @Test
    void a_sign_off_that_was_taken_back_still_counts() {
        Pull pull = lacking("nobody");
        pull.cleared();
        pull.as("carol").review(pull.repository, pull.number, "REQUEST_CHANGES", "No.");
        town.settle();
        assertEquals("failure", pull.conclusion());
        long again = pull.approves("carol");
        pull.cleared();
        pull.as("erin").dismiss(pull.repository, pull.number, again, "Not like this");
        town.settle();
        pull.waits();
        pull.says("carol", "/signoff");
        pull.cleared();
        pull.says("carol", "/unsign");
        pull.waits();
    }

    @Test
    void a_comment_is_edited_into_a_sign_off_or_deleted() {
        Pull pull = lacking("carol");
        long said = pull.says("carol", "I will look tomorrow");
        pull.as("carol").editComment(pull.repository, said, "/signoff");
        town.settle();
        pull.waits();
        pull.as("erin").editComment(pull.repository, said, "/signoff");
        town.settle();
        pull.waits();
        long signed = pull.says("carol", "/signoff");
        pull.says("carol", "/unsign");
        pull.as("carol").deleteComment(pull.repository, signed);
        town.settle();
        pull.waits();
    }

    @Test
    void a_command_is_quoted_hidden_or_said_in_passing() {
        Pull pull = lacking("carol");
        for (String text : List.of(
                "```\n/signoff\n```",
                "> /signoff",
                "<!--\n/signoff\n-->",
                "I would /signoff but",
                "On Monday carol wrote:\n> /signoff\n\n/signoff")) {
            pull.as("carol").comment(pull.repository, pull.number, text);
        }
        town.settle();
        pull.waits();
    }

    @Test
    void an_item_is_ticked_by_somebody_else() {
        Pull pull = lacking("alice");
        pull.says("carol", "/tick sources");
        pull.says("mallory", "/tick sources");
        pull.waits();
    }
}
