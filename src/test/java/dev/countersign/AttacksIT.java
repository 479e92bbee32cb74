package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private static final FileEdits EDIT =
            FileEdits.put("services/payments/charge.js", "export const charge = amount => Math.floor(amount);\n");

    private final Town town = Town.square();

    private Pull lacking(String person) {
        return town.assisted().signedExceptBy(person);
    }

    private Pull open(String repository) {
        Pull pull = town.pull(
                repository, town.github().as("alice").open(repository, "feature", "main", "Round", "Rounds amounts."));
        pull.settle();
        return pull;
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
        Pull pull = open(repository).signedExceptBy("carol");
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

    @Test
    void the_content_changes_after_the_sign_off() {
        Pull pull = lacking("nobody");
        pull.cleared();
        String old = pull.view().headSha();
        Signature alice = town.github().as("alice").signature();
        String main = town.github().look().branches(pull.repository).get("main");
        String forced = pull.as("alice").object(List.of(main), EDIT, "Round amounts" + CLAUDE, alice, alice);
        pull.as("alice").push(pull.repository, "feature", forced, true);
        town.settle();
        pull.waits();
        pull.as("alice").push(pull.repository, "feature", old, true);
        town.settle();
        pull.cleared();
    }

    @Test
    void a_merge_of_the_base_smuggles_a_change_in() {
        Pull pull = lacking("nobody");
        town.github().furnish().files(pull.repository, FileEdits.put("docs/new.md", "New.\n"), "Add a page");
        Signature alice = town.github().as("alice").signature();
        String main = town.github().look().branches(pull.repository).get("main");
        String merge = pull.as("alice")
                .object(
                        List.of(pull.view().headSha(), main),
                        FileEdits.put("docs/new.md", "New.\n").andPut("services/payments/evil.js", "evil()\n"),
                        "Merge branch 'main' into feature",
                        alice,
                        alice);
        pull.as("alice").push(pull.repository, "feature", merge, false);
        town.settle();
        pull.waits();
    }

    @Test
    void it_is_closed_and_opened_again_or_goes_to_another_branch_after_the_sign_off() {
        Pull pull = lacking("nobody");
        pull.as("alice").close(pull.repository, pull.number);
        town.settle();
        pull.as("carol").review(pull.repository, pull.number, "REQUEST_CHANGES", "No.");
        town.settle();
        pull.as("alice").reopen(pull.repository, pull.number);
        town.settle();
        assertEquals("failure", pull.conclusion());
        pull.approves("carol");
        pull.cleared();
        pull.as("erin").commit(pull.repository, "release", FileEdits.put("docs/r.md", "R\n"), "Branch off");
        pull.as("alice").retarget(pull.repository, pull.number, "release");
        town.settle();
        pull.approves("carol");
        pull.as("alice").retarget(pull.repository, pull.number, "main");
        town.settle();
        assertFalse(pull.comment().contains("carol signed"), "signed for release: " + pull.comment());
    }

    @Test
    void the_policy_or_the_code_owners_are_changed_in_the_head() {
        String repository = town.repository();
        town.github()
                .as("alice")
                .commit(
                        repository,
                        "feature",
                        EDIT.andPut(".github/countersign.yml", "version: 1\nmode: observe\n")
                                .andPut("CODEOWNERS", "* @alice\n"),
                        "Round" + CLAUDE);
        open(repository).waits();
    }

    @Test
    void a_repository_policy_loosens_the_organisations() {
        String repository = town.repository();
        town.github()
                .furnish()
                .files(
                        repository,
                        FileEdits.put(
                                ".github/countersign.yml",
                                "version: 1\nmode: observe\nrequirements:\n  - {name: senior-review, title: x, when: {assistance: assisted, risk: high},"
                                        + " sign-offs: {count: 1, from: anyone}}\n"),
                        "Loosen");
        town.github().as("alice").commit(repository, "feature", EDIT, "Round" + CLAUDE);
        Pull pull = open(repository).signedExceptBy("carol");
        pull.approves("dave");
        pull.waits();
    }

    @Test
    void the_organisations_policy_is_deleted_or_broken_while_a_pull_request_is_open() {
        Pull pull = lacking("carol");
        try {
            for (FileEdits edit : List.of(
                    FileEdits.none().andRemove(".github/countersign.yml"),
                    FileEdits.put(".github/countersign.yml", "version: 1\nmode: [nonsense\n"),
                    FileEdits.put(".github/countersign.yml", "a: &a [x]\n" + "b: [*a,*a,*a]\n".repeat(100)))) {
                town.github().furnish().files("acme/.github", edit, "Break");
                town.settle();
                pull.says("dave", "/recheck");
                pull.waits();
            }
        } finally {
            town.github()
                    .furnish()
                    .files("acme/.github", FileEdits.put(".github/countersign.yml", Town.POLICY), "Set the policy");
            town.settle();
        }
    }

    @Test
    void the_trailer_is_in_the_middle_of_many_commits_or_written_strangely() {
        for (String trailer : List.of(CLAUDE, "\\n\\nCo-Authored-By: Claude <noreply@anthropic.com>")) {
            String repository = town.repository();
            for (int i = 0; i < 12; i++) {
                town.github()
                        .as("alice")
                        .commit(
                                repository,
                                "feature",
                                FileEdits.put("services/payments/f" + i + ".js", i + "\n"),
                                "Step " + i + (i == 6 ? trailer : ""));
            }
            Pull pull = open(repository);
            pull.waits();
            assertTrue(pull.check().title().contains("Claude Code"), pull.check()::title);
        }
    }

    @Test
    void a_marker_is_quoted_in_prose_or_a_human_is_called_claude() {
        String repository = town.repository();
        town.github()
                .as("alice")
                .commit(
                        repository,
                        "feature",
                        FileEdits.put("docs/markers.md", "Co-Authored-By: Claude <noreply@anthropic.com>\n"),
                        "Describe markers\n\nWe look for `Co-Authored-By: Claude <noreply@anthropic.com>` in commits,\nas tools write it.\n\n"
                                + "Reviewed-by: Claude Monet <claude@acme.test>");
        Pull pull = open(repository);
        pull.cleared();
        assertEquals("", pull.comment());
    }

    @Test
    void hostile_text_in_names_titles_and_reasons_stays_text() {
        String repository = town.repository();
        String nasty = "services/payments/@everyone <img src=x onerror=alert(1)> |`x`| \u202Egpj.exe \u001B[31m";
        town.github().as("alice").commit(repository, "feature", FileEdits.put(nasty, "1\n"), "Add" + CLAUDE);
        Pull pull = open(repository);
        pull.says("alice", "/signoff <!-- `x` @everyone [a](http://evil.test) ![b](http://evil.test/b.png)");
        pull.says("carol", "/hold @everyone </details> | \u202E " + "x".repeat(65_000));
        assertEquals("failure", pull.conclusion());
        String shown = pull.comment() + pull.check().summary();
        assertFalse(shown.contains("\u202E") || shown.contains("\u001B"), shown);
        assertFalse(shown.replaceAll("`[^`\n]*`", "").contains("<img"), shown);
        assertTrue(pull.check().title().length() <= 80);
    }
}
