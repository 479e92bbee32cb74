package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static dev.countersign.testing.Town.EDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways around the gate by what a change, its markers or the policy say; all of them must fail. */
class ContentAttacksIT {

    private final Town town = Town.square();

    private Pull lacking(String person) {
        return town.assisted().signedExceptBy(person);
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
    void a_commit_with_an_old_date_is_pushed_after_the_sign_off() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        var now = town.github().as("alice").signature();
        var old = new Signature(now.name(), now.email(), Instant.parse("2020-01-01T00:00:00Z"));
        String prepared = pull.as("alice")
                .object(
                        List.of(pull.view().headSha()),
                        FileEdits.put("services/payments/charge.js", "evil();\n"),
                        "Prepare",
                        old,
                        old);
        pull.as("alice").push(pull.repository, "feature", prepared, false);
        town.settle();
        pull.waits();
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
        town.judged(repository).waits();
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
        Pull pull = town.judged(repository).signedExceptBy("carol");
        pull.approves("dave");
        pull.waits();
    }

    @Test
    void the_organisations_policy_is_deleted_unreadable_or_broken_while_a_pull_request_is_open() {
        Pull pull = lacking("carol");
        try {
            for (FileEdits edit : List.of(
                    FileEdits.none().andRemove(".github/countersign.yml"),
                    FileEdits.put(".github/countersign.yml", "\0 is in no text, so that it cannot be read\n"),
                    FileEdits.none()
                            .andRemove(".github/countersign.yml")
                            .andPut(".github/countersign.yml/is-a-folder", "\n"),
                    FileEdits.none().andRemove(".github/countersign.yml/is-a-folder"),
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
            Pull pull = town.judged(repository);
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
        Pull pull = town.judged(repository);
        pull.cleared();
        assertEquals("", pull.comment());
    }

    @Test
    void hostile_text_in_names_titles_and_reasons_stays_text() {
        String repository = town.repository();
        String nasty = "services/payments/@everyone <img src=x onerror=alert(1)> |`x`| \u202Egpj.exe \u001B[31m";
        town.github().as("alice").commit(repository, "feature", FileEdits.put(nasty, "1\n"), "Add" + CLAUDE);
        Pull pull = town.judged(repository);
        pull.says("alice", "/signoff <!-- `x` @everyone [a](http://evil.test) ![b](http://evil.test/b.png)");
        pull.says("carol", "/hold @everyone </details> | \u202E " + "x".repeat(65_000));
        assertEquals("failure", pull.conclusion());
        String shown = pull.comment() + pull.check().summary();
        assertFalse(shown.contains("\u202E") || shown.contains("\u001B"), shown);
        assertFalse(shown.replaceAll("`[^`\n]*`", "").contains("<img"), shown);
        assertTrue(pull.check().title().length() <= 80);
    }
}
