package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.Refusal;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The story of the first issue, against the packaged App, over HTTP in and out. */
class StoryIT {

    private final Town town = Town.square();

    @Test
    void an_assisted_change_waits_for_owner_senior_and_author_and_is_merged_then() {
        town.github().requests().clear();
        Pull pull = town.assisted();
        pull.waits();
        assertEquals(2, town.writes().size(), () -> "one check, one comment, not " + town.writes());
        assertTrue(
                pull.check().title().startsWith("Waiting for 3 of 3 · risk high · Claude Code"), pull.check()::title);
        String comment = pull.comment();
        for (String said : List.of(
                "Claude Code", "senior-review", "area-owner", "sources", "`/signoff senior-review`", "payments")) {
            assertTrue(comment.contains(said), () -> said + " is not in\n" + comment);
        }
        assertFalse(comment.replace("\u200B", "").matches("(?s).*(?<![\\w`])@(alice|bob|carol|acme).*"), comment);

        long own = pull.says("alice", "/signoff");
        pull.waits();
        assertEquals(List.of("-1"), reactions(pull, own));
        assertTrue(pull.comment().contains("the author cannot sign their own change"), pull::comment);

        pull.approves("bob");
        pull.waits();
        assertTrue(row(pull, "area-owner").contains("✅"), pull::comment);
        assertTrue(row(pull, "senior-review").contains("⏳"), pull::comment);
        long senior = pull.says("carol", "/signoff");
        assertEquals(List.of("+1"), reactions(pull, senior));
        pull.waits();
        pull.says("alice", "/tick sources");
        pull.cleared();
        pull.as("alice").merge(pull.repository, pull.number);
        town.settle();
        town.github().requests().clear();
        pull.as("dave").comment(pull.repository, pull.number, "Thank you!");
        town.settle();
        assertEquals(List.of(), town.writes());
    }

    @Test
    void a_change_of_documents_is_green_at_once_without_a_comment() {
        town.github().requests().clear();
        Pull pull = town.opened("docs/guide.md", "# Guide\n\nRead this.\n", "");
        pull.cleared();
        assertEquals("Nothing to sign · risk low", pull.check().title());
        assertEquals("", pull.comment());
        assertEquals(1, town.writes().size(), () -> "nothing else was written, but " + town.writes());
    }

    @Test
    void a_push_after_a_sign_off_makes_it_stale_and_says_which() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        pull.as("alice")
                .commit(
                        pull.repository,
                        "feature",
                        FileEdits.put("services/payments/charge.js", "export const charge = () => 0;\n"),
                        "Charge nothing");
        town.settle();
        pull.waits();
        assertTrue(
                pull.comment().contains(pull.view().headSha().substring(0, 7) + " changed services/payments/charge.js"),
                pull::comment);
        pull.signedExceptBy("nobody");
        pull.cleared();
    }

    @Test
    void a_merge_of_the_base_that_leaves_the_change_alone_keeps_the_sign_offs() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        town.github().furnish().files(pull.repository, FileEdits.put("docs/new.md", "New.\n"), "Add a page");
        pull.as("dave").mergeBranch(pull.repository, "feature", "main");
        town.settle();
        pull.cleared();
        assertTrue(pull.comment().contains("carried over"), pull::comment);
    }

    @Test
    void a_comment_of_ours_that_is_deleted_or_changed_is_put_back() {
        Pull pull = town.assisted();
        String before = pull.comment();
        long ours = pull.view().comments().get(0).id();
        pull.as("erin").editComment(pull.repository, ours, "Cleared!");
        town.settle();
        assertEquals(before, pull.comment());
        pull.as("erin").deleteComment(pull.repository, ours);
        town.settle();
        assertEquals(before, pull.comment());
    }

    @Test
    void the_button_judges_again_and_writes_nothing_when_nothing_changed() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.as("alice").press(pull.repository, pull.check().id(), "recheck");
        town.settle();
        assertEquals(List.of(), town.writes());
        assertEquals(1, town.requests().size(), () -> "one look, not " + town.requests());
    }

    @Test
    void the_other_button_has_the_comment_tell_why_once() {
        Pull pull = town.assisted();
        String before = pull.comment();
        pull.as("bob").press(pull.repository, pull.check().id(), "explain");
        town.settle();
        String told = pull.comment();
        assertTrue(told.length() > before.length(), told);
        town.github().requests().clear();
        pull.as("bob").press(pull.repository, pull.check().id(), "explain");
        town.settle();
        assertEquals(told, pull.comment());
        assertEquals(List.of(), town.writes(), "and nothing else was written");
    }

    @Test
    void a_check_of_the_same_name_by_another_app_does_not_open_the_gate() {
        Pull pull = town.assisted();
        Refusal refusal =
                Assertions.assertThrows(Refusal.class, () -> pull.as("dave").merge(pull.repository, pull.number));
        assertTrue(refusal.getMessage().contains("countersign"), refusal::getMessage);
        pull.as("other-ci[bot]")
                .check(pull.repository, "countersign", pull.view().headSha(), "success");
        town.settle();
        pull.waits();
    }

    @Test
    void what_is_written_is_one_check_for_a_head_and_one_comment_for_a_pull_request() {
        town.github().requests().clear();
        Pull pull = town.assisted();
        pull.approves("bob");
        pull.as("alice")
                .commit(pull.repository, "feature", FileEdits.put("src/app.js", "one\n2\nthree\n"), "Write digits");
        town.settle();
        List<String> writes = town.writes();
        assertEquals(
                2,
                writes.stream()
                        .filter(one -> one.contains("check-runs") && one.startsWith("POST"))
                        .count(),
                writes::toString);
        assertEquals(
                1,
                writes.stream()
                        .filter(one -> one.startsWith("POST") && one.contains("comments"))
                        .count());
    }

    private static List<String> reactions(Pull pull, long comment) {
        return pull.view().comments().stream()
                .filter(one -> one.id() == comment)
                .map(PullView.Comment::reactions)
                .map(Map::keySet)
                .flatMap(java.util.Set::stream)
                .toList();
    }

    private static String row(Pull pull, String name) {
        return pull.comment()
                .lines()
                .filter(line -> line.startsWith("|") && line.contains(name))
                .findFirst()
                .orElse("");
    }
}
