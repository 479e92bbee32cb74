package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.Signature;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {

    private final Stage stage = new Stage();
    private final Sandbox sandbox = stage.sandbox;
    private final String repo = "/repos/" + Stage.SHOP;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_merge_is_refused_until_the_pinned_app_is_green() {
        int number = stage.opened();
        Refusal refusal = assertThrows(Refusal.class, () -> sandbox.as("erin").merge(Stage.SHOP, number));
        assertEquals(405, refusal.status());
        assertTrue(refusal.getMessage().contains("Required status check \"countersign\" is expected."));
        sandbox.as("other-ci[bot]").check(Stage.SHOP, "countersign", stage.head(number), "success");
        assertTrue(sandbox.look().pull(Stage.SHOP, number).objection().contains("is expected"));
        sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "action_required");
        assertTrue(sandbox.look().pull(Stage.SHOP, number).objection().contains("is failing"));
        sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "success");
        sandbox.as("bob").merge(Stage.SHOP, number);
        assertEquals("MERGED", sandbox.look().pull(Stage.SHOP, number).state());
        assertEquals(
                "one\n2\nthree\n",
                sandbox.look().file(Stage.SHOP, "main", "src/app.js").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutral", "skipped"})
    void other_conclusions_that_pass_a_required_check(String conclusion) {
        int number = stage.opened();
        sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), conclusion);
        assertEquals("", sandbox.look().pull(Stage.SHOP, number).objection());
    }

    @Test
    void a_check_of_an_earlier_head_does_not_count() {
        int number = stage.opened();
        sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "success");
        sandbox.as("alice").commit(Stage.SHOP, "feature", FileEdits.put("more", "x"), "More");
        assertTrue(sandbox.look().pull(Stage.SHOP, number).objection().contains("is expected"));
    }

    @Test
    void whoever_cannot_write_cannot_merge_and_conflicts_and_drafts_stay_open() {
        int number = stage.opened();
        sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "success");
        Refusal outsider =
                assertThrows(Refusal.class, () -> sandbox.as("mallory").merge(Stage.SHOP, number));
        assertEquals(403, outsider.status());
        sandbox.as("alice").draft(Stage.SHOP, number, true);
        assertEquals(
                405,
                assertThrows(Refusal.class, () -> sandbox.as("bob").merge(Stage.SHOP, number))
                        .status());
        sandbox.as("alice").draft(Stage.SHOP, number, false);
        sandbox.furnish().files(Stage.SHOP, FileEdits.put("src/app.js", "one\nII\nthree\n"), "Roman");
        assertEquals(
                "Pull Request has merge conflicts",
                sandbox.look().pull(Stage.SHOP, number).objection());
    }

    @Test
    void an_invited_person_is_pending_until_the_invitation_is_accepted() {
        String token = stage.token();
        sandbox.furnish().join("acme", "seniors", "mallory");
        String path = "/orgs/acme/teams/seniors/memberships/mallory";
        assertEquals(
                "pending",
                stage.ask(token, "GET", path, "").json().path("state").asText());
        assertEquals(
                1,
                stage.ask(token, "GET", "/orgs/acme/teams/seniors/members", "")
                        .json()
                        .size());
        sandbox.furnish().member("acme", "mallory");
        assertEquals(
                "active", stage.ask(token, "GET", path, "").json().path("state").asText());
        assertEquals(
                404, stage.ask(token, "GET", path.replace("mallory", "bob"), "").status());
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

    @Test
    void nobody_approves_their_own_change_and_a_dismissed_review_says_so() {
        int number = stage.opened();
        assertEquals(
                422,
                assertThrows(Refusal.class, () -> sandbox.as("alice").approve(Stage.SHOP, number, ""))
                        .status());
        long review = sandbox.as("bob").approve(Stage.SHOP, number, "Good.");
        assertEquals(
                403,
                assertThrows(Refusal.class, () -> sandbox.as("mallory").dismiss(Stage.SHOP, number, review, "no"))
                        .status());
        sandbox.as("carol").dismiss(Stage.SHOP, number, review, "Not yet.");
        assertEquals(
                "DISMISSED",
                sandbox.look().pull(Stage.SHOP, number).reviews().get(0).state());
    }

    @Test
    void all_are_asked_for_a_review_or_nobody_is() {
        int number = stage.opened();
        String path = repo + "/pulls/" + number + "/requested_reviewers";
        for (String other : List.of("alice", "mallory", "nobody-at-all")) {
            String both = "{\"reviewers\":[\"carol\",\"" + other + "\"]}";
            assertEquals(422, stage.raw(stage.token(), "POST", path, both).status(), other);
            assertEquals(List.of(), sandbox.look().pull(Stage.SHOP, number).requested());
        }
        for (int i = 0; i < 2; i++) {
            Stage.Answered answer =
                    stage.raw(stage.token(), "POST", path, "{\"reviewers\":[\"carol\",\"bob\",\"erin\"]}");
            assertEquals(201, answer.status());
            assertEquals(number, answer.json().path("number").asInt());
            assertEquals(3, answer.json().path("requested_reviewers").size());
        }
        sandbox.as("carol").approve(Stage.SHOP, number, "");
        assertEquals(
                List.of("bob", "erin"), sandbox.look().pull(Stage.SHOP, number).requested());
    }

    @Test
    void an_unchanged_answer_is_not_sent_twice() {
        int number = stage.opened();
        String token = stage.token();
        String path = repo + "/pulls/" + number;
        String tag = stage.raw(token, "GET", path, "").header("ETag");
        assertTrue(tag.startsWith("W/\""));
        assertEquals(
                304, stage.raw(token, "GET", path, "", "If-None-Match", tag).status());
        sandbox.as("alice").retitle(Stage.SHOP, number, "Other");
        assertEquals(
                200, stage.raw(token, "GET", path, "", "If-None-Match", tag).status());
    }

    @Test
    void tokens_end_after_an_hour_or_at_will() {
        String token = stage.token();
        stage.clock.now = stage.clock.now.plusSeconds(3_601);
        assertEquals(
                "Bad credentials",
                stage.raw(token, "GET", repo, "").json().path("message").asText());
        String second = stage.token();
        assertEquals(200, stage.raw(second, "GET", repo, "").status());
        sandbox.expireTokens();
        assertEquals(401, stage.raw(second, "GET", repo, "").status());
        assertEquals(401, stage.raw("tok-nobody", "GET", repo, "").status());
    }

    @Test
    void an_app_proves_itself_with_a_short_lived_jwt() {
        assertEquals(200, stage.raw(stage.jwt(600), "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.jwt(3_600), "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.jwt(-1), "GET", "/app", "").status());
        String jwt = stage.jwt(600);
        String forged = jwt.substring(0, jwt.lastIndexOf('.') + 1) + "AAAA";
        assertEquals(401, stage.raw(forged, "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.token(), "GET", "/app", "").status());
    }

    @Test
    void a_check_run_belongs_to_its_app() {
        int number = stage.opened();
        long run = sandbox.as("other-ci[bot]").check(Stage.SHOP, "build", stage.head(number), "success");
        assertEquals(
                403,
                stage.raw(stage.token(), "PATCH", repo + "/check-runs/" + run, "{\"conclusion\":\"failure\"}")
                        .status());
        assertEquals(
                403,
                stage.raw(
                                "tok-bob",
                                "POST",
                                repo + "/check-runs",
                                "{\"name\":\"x\",\"head_sha\":\"" + stage.head(number) + "\"}")
                        .status());
    }

    @Test
    void check_runs_have_githubs_limits() {
        int number = stage.opened();
        String token = stage.token();
        String annotation =
                "{\"path\":\"a\",\"start_line\":1,\"end_line\":1,\"annotation_level\":\"notice\",\"message\":\"m\"}";
        String action = "{\"label\":\"l\",\"description\":\"d\",\"identifier\":\"i\"}";
        for (String tooMuch : List.of(
                "\"output\":{\"title\":\"t\",\"summary\":\"s\",\"annotations\":["
                        + String.join(",", Collections.nCopies(51, annotation)) + "]}",
                "\"output\":{\"title\":\"t\",\"summary\":\"" + "é".repeat(32_768) + "\"}",
                "\"output\":{\"title\":\"t\"}",
                "\"status\":\"completed\"",
                "\"actions\":[" + String.join(",", Collections.nCopies(4, action)) + "]",
                "\"actions\":[" + action.replace("\"l\"", "\"" + "l".repeat(21) + "\"") + "]")) {
            String body = "{\"name\":\"countersign\",\"head_sha\":\"" + stage.head(number) + "\"," + tooMuch + "}";
            assertEquals(
                    422, stage.raw(token, "POST", repo + "/check-runs", body).status(), tooMuch.substring(0, 20));
        }
        assertEquals(List.of(), sandbox.look().pull(Stage.SHOP, number).checks());
    }

    @Test
    void a_private_repository_is_not_there_for_outsiders() {
        sandbox.furnish().hide(Stage.SHOP);
        assertEquals(404, stage.raw("tok-mallory", "GET", repo, "").status());
        assertEquals(200, stage.raw("tok-bob", "GET", repo, "").status());
    }

    @Test
    void lists_come_in_pages_with_links() {
        int number = stage.opened();
        for (int i = 0; i < 5; i++) {
            sandbox.as("bob").comment(Stage.SHOP, number, "c" + i);
        }
        String path = repo + "/issues/" + number + "/comments";
        Stage.Answered second = stage.ask(stage.token(), "GET", path + "?per_page=2&page=2", "");
        assertEquals("c2", second.json().at("/0/body").asText());
        String url = sandbox.url() + path + "?per_page=2&page=";
        assertEquals(
                "<" + url + "1>; rel=\"prev\", <" + url + "3>; rel=\"next\", <" + url + "3>; rel=\"last\", <" + url
                        + "1>; rel=\"first\"",
                second.header("Link"));
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
    void enterprise_addresses_work_too_and_requests_are_counted() {
        String token = stage.token();
        sandbox.requests().clear();
        assertEquals(
                200, stage.raw(token, "GET", "/api/v3" + repo + "/pulls", "").status());
        assertEquals(
                200,
                stage.raw(token, "POST", "/api/graphql", "{\"query\":\"{viewer{login}}\"}")
                        .status());
        assertEquals(404, stage.raw("tok-bob", "GET", "/nonsense", "").status());
        assertEquals(
                List.of("/repos/{owner}/{repo}/pulls 200", "/graphql 200"),
                sandbox.requests().ofApp(Stage.APP).stream()
                        .map(entry -> entry.route() + " " + entry.status())
                        .toList());
    }

    @Test
    void a_taken_port_is_a_clear_error() {
        int port = URI.create(sandbox.url()).getPort();
        IllegalStateException taken =
                assertThrows(IllegalStateException.class, () -> Sandbox.start(Sandbox.Options.onPort(port)));
        assertTrue(taken.getMessage().contains("Port " + port + " on 127.0.0.1 is taken"));
        assertFalse(sandbox.url().contains("0.0.0.0"));
    }
}
