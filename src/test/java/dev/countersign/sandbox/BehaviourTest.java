package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
