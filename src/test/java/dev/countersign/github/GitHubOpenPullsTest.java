package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.OpenPulls;
import dev.countersign.flow.OpenPulls.Check;
import dev.countersign.flow.OpenPulls.Comment;
import dev.countersign.flow.OpenPulls.Listed;
import dev.countersign.flow.OpenPulls.Part;
import dev.countersign.flow.Project;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubOpenPullsTest {

    private static final Listed SHOP =
            new Listed(new Project(FakeGitHub.INSTALLATION, 900, new RepositoryRef("acme", "shop")), "R_900", true);

    private static final String PULL = """
            {"number": 12, "headRefOid": "%s", "baseRefName": "main",
             "commits": {"nodes": [{"commit": {"oid": "a", "checkSuites": {"nodes": [{"checkRuns": {"nodes": [%s]}}]}}}]},
             "comments": {"pageInfo": {"hasNextPage": %s}, "nodes": [%s]}}
            """;

    private static final String OURS = """
            {"fullDatabaseId": "3571000219", "viewerDidAuthor": true,
             "author": {"__typename": "Bot", "login": "countersign"}, "editor": %s}
            """;

    private final FakeGitHub github = new FakeGitHub();
    private final OpenPulls pulls = new GitHubOpenPulls(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    private OpenPulls.Seen seen(int remaining, String repositories) {
        github.on("GraphQL OpenPulls", FakeGitHub.json(200, """
                        {"data": {"rateLimit": {"limit": 5000, "remaining": %d}, "nodes": [%s]}}
                        """.formatted(remaining, repositories)));
        return pulls.pulls(List.of(SHOP));
    }

    private static String repository(String pull, String next) {
        return """
                {"databaseId": 900, "pullRequests": {"pageInfo": {"hasNextPage": %s, "endCursor": "%s"}, "nodes": [%s]}}
                """.formatted(!next.isEmpty(), next, pull);
    }

    private OpenPulls.Pull pull(String head, String run, boolean more, String comments) {
        return seen(4_999, repository(PULL.formatted(head, run, more, comments), ""))
                .parts()
                .get(0)
                .pulls()
                .get(0);
    }

    private static String run(String status, String conclusion) {
        return "{\"status\": \"" + status + "\", \"conclusion\": "
                + (conclusion.isEmpty() ? "null" : "\"" + conclusion + "\"") + ", \"title\": \"Waits\"}";
    }

    @Test
    void one_document_tells_the_state_of_our_check_in_every_form() {
        assertEquals(
                new Check.Says(CheckReport.State.ACTION_REQUIRED, "Waits"),
                pull("a", run("COMPLETED", "ACTION_REQUIRED"), false, "").check());
        assertEquals(
                new Check.Says(CheckReport.State.IN_PROGRESS, "Waits"),
                pull("a", run("IN_PROGRESS", ""), false, "").check());
        assertEquals(
                new Check.Strange(),
                pull("a", run("COMPLETED", "STALE"), false, "").check());
        assertEquals(new Check.None(), pull("a", "", false, "").check());
        assertEquals(new Check.Unknown(), pull("b", "", false, "").check());
        assertEquals(
                "[\"R_900\"]", github.asked().get(0).json().at("/variables/ids").toString());
        assertEquals(4242, github.asked().get(0).json().at("/variables/app").asInt());
    }

    @Test
    void a_comment_of_ours_is_touched_when_somebody_else_changed_it_last() {
        String us = "{\"__typename\": \"Bot\", \"login\": \"countersign\"}";
        String namesake = "{\"__typename\": \"User\", \"login\": \"countersign\"}";
        String others = "{\"fullDatabaseId\": \"4\", \"viewerDidAuthor\": false, \"author\": null, \"editor\": null}";
        for (String editor : List.of("null", us)) {
            assertEquals(
                    List.of(new Comment(3_571_000_219L, false)),
                    pull("a", "", false, OURS.formatted(editor) + "," + others).comments());
        }
        assertEquals(
                List.of(new Comment(3_571_000_219L, true)),
                pull("a", "", false, OURS.formatted(namesake)).comments());
        assertTrue(pull("a", "", false, "").allComments());
        assertFalse(pull("a", "", true, "").allComments());
    }

    @Test
    void a_repository_that_is_not_shown_is_not_told_of_and_a_long_list_says_where_it_goes_on() {
        assertEquals(List.of(), seen(4_999, "null").parts());
        Part part = seen(4_999, repository(PULL.formatted("a", "", false, ""), "abc"))
                .parts()
                .get(0);
        assertEquals("abc", part.next());
        github.on("GraphQL MoreOpenPulls", FakeGitHub.json(200, """
                {"data": {"rateLimit": null, "node": %s}}
                """.formatted(repository("", ""))));
        assertEquals(
                new OpenPulls.Seen(List.of(new Part(SHOP.project(), List.of(), "")), false),
                pulls.pullsAfter(SHOP, part.next()));
    }

    @Test
    void it_is_said_when_less_than_a_fifth_of_the_budget_is_left() {
        assertFalse(seen(1_000, "null").scarce());
        assertTrue(seen(999, "null").scarce());
    }

    @Test
    void installations_that_are_suspended_and_repositories_that_are_archived_are_left_out() {
        github.on("GET /app/installations", FakeGitHub.json(200, """
                [{"id": 9, "suspended_at": null}, {"id": 8, "suspended_at": "2026-01-01T00:00:00Z"}, {"id": 7}]
                """));
        assertEquals(List.of(7L, 9L), pulls.installations());
        github.on("GET /installation/repositories", FakeGitHub.json(200, """
                {"repositories": [
                  {"id": 900, "node_id": "R_900", "name": "shop", "owner": {"login": "acme"}, "open_issues_count": 2},
                  {"id": 901, "node_id": "R_901", "name": "old", "owner": {"login": "acme"}, "archived": true},
                  {"id": 902, "node_id": "R_902", "name": "quiet", "owner": {"login": "acme"}, "open_issues_count": 0}]}
                """));
        OpenPulls.Repositories found = pulls.repositories(FakeGitHub.INSTALLATION, 1);
        assertEquals(SHOP, found.listed().get(0));
        assertEquals(
                List.of(true, false), found.listed().stream().map(Listed::open).toList());
    }

    @Test
    void a_comment_is_asked_for_by_its_number() {
        String route = "GET /repos/acme/shop/issues/comments/5";
        github.on(route, FakeGitHub.json(200, "{\"id\": 5}"));
        assertTrue(pulls.hasComment(FakeGitHub.SUBJECT, 5));
        github.on(route, FakeGitHub.json(404, "{\"message\": \"Not Found\"}"));
        assertFalse(pulls.hasComment(FakeGitHub.SUBJECT, 5));
    }
}
