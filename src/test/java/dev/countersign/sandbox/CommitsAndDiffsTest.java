package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.Signature;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitsAndDiffsTest {

    private final Stage stage = new Stage();
    private final Sandbox sandbox = stage.sandbox;
    private final String repo = "/repos/" + Stage.SHOP;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void files_are_real_diffs_from_the_merge_base() {
        Acting alice = sandbox.as("alice");
        alice.commit(
                Stage.SHOP,
                "feature",
                FileEdits.put("docs/manual.md", "# Guide\n")
                        .andRemove("docs/guide.md")
                        .andPut("logo", new byte[] {0, 1}),
                "Move");
        int number = alice.open(Stage.SHOP, "feature", "main", "Move", "");
        sandbox.furnish().files(Stage.SHOP, FileEdits.put("unrelated", "x"), "Elsewhere");
        List<FileChange> files = sandbox.look().pull(Stage.SHOP, number).files();
        assertEquals(
                List.of("docs/manual.md RENAMED docs/guide.md", "logo ADDED "),
                files.stream()
                        .map(file -> file.path() + " " + file.status() + " " + file.previousPath())
                        .toList());
        alice.commit(Stage.SHOP, "other", FileEdits.put("src/app.js", "one\n2\nthree"), "Digits");
        int other = alice.open(Stage.SHOP, "other", "main", "Digits", "");
        FileChange change = sandbox.look().pull(Stage.SHOP, other).files().get(0);
        assertEquals("@@ -1,3 +1,3 @@\n one\n-two\n-three\n+2\n+three\n\\ No newline at end of file", change.patch());
        assertEquals(2, change.additions());
    }

    @Test
    void object_ids_are_those_of_git() {
        Signature who = new Signature("A", "a@example.test", Instant.ofEpochSecond(1_700_000_000));
        String sha = sandbox.as("alice").object(List.of(), FileEdits.put("f", "hello\n"), "m\n", who, who);
        assertEquals(
                "ce013625030ba8dba906f756967f9e9ca394464a",
                stage.ask("tok-bob", "GET", repo + "/contents/f?ref=" + sha, "")
                        .json()
                        .path("sha")
                        .asText());
    }

    @Test
    void a_commit_by_all_parents_belongs_to_the_pull_request() {
        int number = stage.opened();
        sandbox.as("bob").commit(Stage.SHOP, "side", FileEdits.put("side", "x"), "Side");
        sandbox.as("alice").mergeBranch(Stage.SHOP, "feature", "side");
        List<String> messages = sandbox.look().pull(Stage.SHOP, number).commits().stream()
                .map(commit -> commit.message())
                .toList();
        assertEquals(3, messages.size());
        assertEquals("Merge branch 'side' into feature", messages.get(2));
    }

    @Test
    void a_fork_opens_a_cross_repository_pull_request() {
        sandbox.furnish().fork(Stage.SHOP, "mallory");
        sandbox.as("mallory").commit("mallory/shop", "patch", FileEdits.put("p", "x"), "Patch");
        Stage.Answered opened = stage.ask(
                "tok-mallory",
                "POST",
                repo + "/pulls",
                "{\"title\":\"Patch\",\"head\":\"mallory:patch\",\"base\":\"main\"}");
        assertEquals(201, opened.status());
        assertEquals("mallory/shop", opened.json().at("/head/repo/full_name").asText());
    }

    @Test
    void a_force_push_is_a_synchronize_with_both_heads() {
        int number = stage.opened();
        String before = stage.head(number);
        stage.listening();
        Acting alice = sandbox.as("alice");
        String main = sandbox.look().branches(Stage.SHOP).get("main");
        String other = alice.object(
                List.of(main),
                FileEdits.put("src/app.js", "1\ntwo\nthree\n"),
                "Again",
                alice.signature(),
                alice.signature());
        assertEquals(
                422,
                assertThrows(Refusal.class, () -> alice.push(Stage.SHOP, "feature", other, false))
                        .status());
        alice.push(Stage.SHOP, "feature", other, true);
        stage.settle();
        JsonNode sync =
                sandbox.webhooks().of("pull_request", "synchronize").get(0).payload();
        assertEquals(before, sync.path("before").asText());
        assertEquals(other, sync.path("after").asText());
        assertTrue(sandbox.webhooks()
                .of("push", "")
                .get(0)
                .payload()
                .path("forced")
                .asBoolean());
    }
}
