package dev.countersign.github.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final String APP = "4242";
    private static final Place SHOP = new Place(77, 900, new RepositoryRef("acme", "shop"));
    private static final Subject SUBJECT = new Subject(77, 900, new PullRequestRef(SHOP.repository(), 12));
    private static final Person ALICE = new Person(7, "alice", Person.Kind.USER);
    private static final Person CAROL = new Person(9, "carol", Person.Kind.USER);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String FRAME = """
            {"action":"%s","installation":{"id":77},"sender":{"id":7,"login":"alice","type":"User"},
             "repository":{"id":900,"name":"shop","default_branch":"main","owner":{"login":"acme"}}}""";

    /** A payload of what all events have and what these members add. */
    private static ObjectNode payload(String action, String members) {
        try {
            ObjectNode frame = (ObjectNode) Json.read(FRAME.formatted(action).getBytes(StandardCharsets.UTF_8));
            JsonNode added = Json.read(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
            return frame.setAll((ObjectNode) added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Happening read(String event, String action, String members) {
        return Webhook.read(event, payload(action, members).toString(), APP);
    }

    private static String pull(boolean merged) {
        return """
                "pull_request":{"number":12,"merged":%s,"merge_commit_sha":"m1","updated_at":"2026-11-23T10:00:00Z",
                 "head":{"sha":"h1"},"base":{"ref":"main"}}""".formatted(merged);
    }

    private static String comment(String app) {
        return """
                "issue":{"number":12,"pull_request":{"url":"x"}},
                "comment":{"id":3300000001,"body":"/signoff","created_at":"2026-11-23T10:00:00Z",
                 "updated_at":"2026-11-23T10:00:00Z","performed_via_github_app":%s,
                 "user":{"id":9,"login":"carol","type":"User"}}""".formatted(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "synchronize", "edited", "labeled", "closed", "ready_for_review", "assigned"})
    void a_pull_request_that_moved_names_its_head_and_who_moved_it(String action) {
        assertEquals(
                new Happening.PullRequestMoved(
                        SUBJECT, action, "h1", "main", ALICE, AT, action.equals("opened"), false, ""),
                read("pull_request", action, pull(false)));
    }

    @Test
    void a_merged_pull_request_names_its_merge_commit() {
        Happening.PullRequestMoved moved =
                assertInstanceOf(Happening.PullRequestMoved.class, read("pull_request", "closed", pull(true)));
        assertEquals("m1", moved.mergeCommit());
    }

    @ParameterizedTest
    @CsvSource({
        "submitted, approved, true",
        "submitted, changes_requested, true",
        "dismissed, dismissed, true",
        "edited, approved, true",
        "submitted, commented, false",
        "edited, COMMENTED, false"
    })
    void reviews_that_say_yes_or_no_change_something(String action, String state, boolean changes) {
        String review = pull(false) + ",\"review\":{\"id\":1,\"state\":\"" + state + "\"}";
        Happening expected = changes
                ? new Happening.ReviewChanged(SUBJECT, action, ALICE)
                : new Happening.Irrelevant("a review that only comments is no sign-off");
        assertEquals(expected, read("pull_request_review", action, review));
    }

    @Test
    void a_comment_on_a_pull_request_is_read_with_its_author_and_text() {
        assertEquals(
                new Happening.CommentWritten(SUBJECT, 3_300_000_001L, CAROL, "/signoff", AT),
                read("issue_comment", "created", comment("null")));
        assertEquals(
                new Happening.CommentWritten(SUBJECT, 3_300_000_001L, CAROL, "/signoff", AT),
                read("issue_comment", "created", comment("{\"id\":1,\"client_id\":\"Iv1.x\"}")));
    }

    @Test
    void our_own_comment_says_nothing_but_its_edit_does() {
        String ours = comment("{\"id\":4242}");
        assertInstanceOf(Happening.Irrelevant.class, read("issue_comment", "created", ours));
        String changes = ",\"changes\":{\"body\":{\"from\":\"before\"}}";
        assertEquals(
                new Happening.CommentEdited(SUBJECT, 3_300_000_001L, CAROL, ALICE, "/signoff", "before", AT, true),
                read("issue_comment", "edited", ours + changes));
        assertEquals(
                new Happening.CommentDeleted(SUBJECT, 3_300_000_001L, ALICE, true),
                read("issue_comment", "deleted", ours));
    }

    @Test
    void a_deleted_comment_of_an_app_that_github_does_not_name_may_be_ours() {
        for (boolean bot : new boolean[] {true, false}) {
            String deleted = comment("null").replace("User", bot ? "Bot" : "User");
            Happening expected = new Happening.CommentDeleted(SUBJECT, 3_300_000_001L, ALICE, bot);
            assertEquals(expected, read("issue_comment", "deleted", deleted));
        }
    }

    @Test
    void a_deleted_accounts_comment_is_a_ghosts() {
        ObjectNode payload = payload("created", comment("null"));
        ((ObjectNode) payload.path("comment")).putNull("user");
        Happening.CommentWritten written = assertInstanceOf(
                Happening.CommentWritten.class, Webhook.read("issue_comment", payload.toString(), APP));
        assertEquals(new Person(0, "ghost", Person.Kind.UNKNOWN), written.author());
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request, review_requested",
        "pull_request, auto_merge_enabled",
        "pull_request_review, unheard_of",
        "check_suite, completed",
        "pull_request, enqueued",
        "repository, created"
    })
    void other_actions_are_irrelevant(String event, String action) {
        assertInstanceOf(Happening.Irrelevant.class, read(event, action, ""));
    }

    @Test
    void a_comment_on_an_issue_is_irrelevant() {
        assertInstanceOf(Happening.Irrelevant.class, read("issue_comment", "created", "\"issue\":{\"number\":12}"));
    }

    private static String check(String app) {
        return """
                "check_run":{"id":1,"name":"build","head_sha":"h1","app":{"id":%s},"pull_requests":[
                 {"number":12,"base":{"repo":{"id":900}}},{"number":4,"base":{"repo":{"id":901}}}]}""".formatted(app);
    }

    @Test
    void our_check_can_be_asked_for_again_or_have_its_button_pressed() {
        assertEquals(
                new Happening.CheckRunAsked(SHOP, "h1", List.of(12), "", ALICE),
                read("check_run", "rerequested", check(APP)));
        assertEquals(
                new Happening.CheckRunAsked(SHOP, "h1", List.of(12), "recheck", ALICE),
                read(
                        "check_run",
                        "requested_action",
                        check(APP) + ",\"requested_action\":{\"identifier\":\"recheck\"}"));
        assertEquals(
                new Happening.CheckRunAsked(SHOP, "h1", List.of(), "", ALICE),
                read(
                        "check_suite",
                        "rerequested",
                        "\"check_suite\":{\"head_sha\":\"h1\",\"app\":{\"id\":4242},\"pull_requests\":[]}"));
    }

    @Test
    void another_apps_check_is_only_reported() {
        Happening expected = new Happening.OtherCheckReported(SHOP, "h1", "build");
        assertEquals(expected, read("check_run", "completed", check("15368")));
        assertEquals(expected, read("status", "", "\"sha\":\"h1\",\"context\":\"build\""));
        String run = "\"workflow_run\":{\"head_sha\":\"h1\",\"path\":\"build\"}";
        assertEquals(expected, read("workflow_run", "completed", run));
        assertInstanceOf(Happening.Irrelevant.class, read("workflow_run", "requested", run));
        assertInstanceOf(Happening.Irrelevant.class, read("check_run", "rerequested", check("15368")));
        assertInstanceOf(Happening.Irrelevant.class, read("check_run", "completed", check(APP)));
    }

    @Test
    void a_merge_group_names_its_commit_and_its_branches() {
        String group = """
                "merge_group":{"head_sha":"g1","head_ref":"refs/heads/gh-readonly-queue/main/pr-12-b1",
                 "base_ref":"refs/heads/main","base_sha":"b1"}""";
        assertEquals(
                new Happening.MergeGroupAsked(SHOP, "g1", 12, "refs/heads/main", "b1"),
                read("merge_group", "checks_requested", group));
        assertEquals(new Happening.MergeGroupOver(SHOP, "g1"), read("merge_group", "destroyed", group));
    }

    @Test
    void a_merge_group_whose_branch_names_no_pull_request_is_not_acknowledged() {
        for (String branch : List.of("main/pr-0-b1", "main/pr-x-b1", "pr-12-b1", "main/pr-9999999999-b1")) {
            String group = "\"merge_group\":{\"head_sha\":\"g1\",\"head_ref\":\"refs/heads/gh-readonly-queue/" + branch
                    + "\",\"base_ref\":\"refs/heads/main\",\"base_sha\":\"b1\"}";
            assertThrows(MalformedPayload.class, () -> read("merge_group", "checks_requested", group), branch);
        }
    }

    @Test
    void repositories_that_an_installation_sees_from_now_on_are_named() {
        String two = "[{\"id\":5,\"full_name\":\"acme/shop\"},{\"id\":6,\"full_name\":\"acme/site\"}]";
        Happening.RepositoriesShown shown = new Happening.RepositoriesShown(List.of(
                new Place(77, 5, new RepositoryRef("acme", "shop")),
                new Place(77, 6, new RepositoryRef("acme", "site"))));
        assertEquals(shown, read("installation_repositories", "added", "\"repositories_added\":" + two));
        assertEquals(shown, read("installation", "unsuspend", "\"repositories\":" + two));
        assertEquals(new Happening.InstallationChanged(77, "created"), read("installation", "created", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"modified\":[\".github/countersign.yml\"]}]|false|true",
                "[{\"removed\":[\"docs/CODEOWNERS\"]}]|false|true",
                "[{\"added\":[\"services/x/catalog-info.yaml\"]}]|false|true",
                "[{\"modified\":[\"src/countersign.yml\",\"my-catalog-info.yaml\"]}]|false|false",
                "[{\"modified\":[\"README.md\"]}]|true|true",
                "[]|false|true"
            })
    void a_push_tells_whether_it_may_change_what_we_judge_by(String commits, boolean forced, boolean touches) {
        String push = "\"ref\":\"refs/heads/main\",\"forced\":" + forced + ",\"commits\":" + commits;
        assertEquals(new Happening.Pushed(SHOP, "refs/heads/main", true, touches), read("push", "", push));
    }

    @Test
    void a_push_of_many_commits_may_touch_anything_and_other_branches_are_told_apart() {
        String commits = String.join(",", Collections.nCopies(20, "{\"modified\":[\"a\"]}"));
        Happening.Pushed pushed = assertInstanceOf(
                Happening.Pushed.class,
                read("push", "", "\"ref\":\"refs/heads/feature\",\"commits\":[" + commits + "]"));
        assertFalse(pushed.defaultBranch());
        assertTrue(pushed.touchesPolicy());
        assertInstanceOf(Happening.Irrelevant.class, read("push", "", "\"ref\":\"refs/tags/v1\""));
    }

    @Test
    void people_repositories_and_installations_change() {
        for (String event : List.of("membership", "team", "organization")) {
            assertEquals(new Happening.PeopleChanged(77), read(event, "added", ""));
        }
        for (String event : List.of("team_add", "member")) {
            assertEquals(new Happening.AccessChanged(SHOP), read(event, "added", ""));
        }
        assertEquals(new Happening.RepositoryChanged(SHOP, "renamed"), read("repository", "renamed", ""));
        assertEquals(new Happening.InstallationChanged(77, "suspend"), read("installation", "suspend", ""));
        assertEquals(
                new Happening.InstallationChanged(77, "removed"), read("installation_repositories", "removed", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/pull_request/head/sha, the pull_request event's pull_request.head.sha is not a text",
        "/pull_request/number, the pull_request event's pull_request.number is not a positive number",
        "/installation/id, the pull_request event's installation.id is not a positive number",
        "/pull_request/updated_at, the pull_request event's pull_request.updated_at is not a text",
        "/repository/owner/login, the pull_request event's repository.owner.login is not a text"
    })
    void a_field_that_is_missing_is_named(String pointer, String message) {
        ObjectNode payload = payload("opened", pull(false));
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) payload.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        MalformedPayload malformed =
                assertThrows(MalformedPayload.class, () -> Webhook.read("pull_request", payload.toString(), APP));
        assertEquals(message, malformed.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{} {}", "\"x\"", "payload=%7B%7D"})
    void what_is_not_a_json_object_is_malformed(String body) {
        assertThrows(MalformedPayload.class, () -> Webhook.read("pull_request", body, APP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.5", "\"12\"", "99999999999999999999", "3000000000"})
    void a_number_that_cannot_be_a_pull_requests_is_malformed(String number) {
        String members = pull(false).replace("\"number\":12", "\"number\":" + number);
        assertThrows(MalformedPayload.class, () -> read("pull_request", "opened", members));
    }
}
