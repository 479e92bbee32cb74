package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.AuthorKey;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.Reversals;
import dev.countersign.flow.PastSource;
import dev.countersign.flow.Project;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubPastTest {

    private static final Project SHOP = new Project(FakeGitHub.INSTALLATION, 900, new RepositoryRef("acme", "shop"));
    private static final Instant SINCE = Instant.parse("2024-11-26T10:00:00Z");

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubPast past = new GitHubPast(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void a_merged_pull_request_is_one_change_at_its_merge_commit_by_its_author() {
        history("", commit("m1", 2, "Merge pull request #7", pull(7, "Fix rounding", "fix-7", "m1")));
        PastSource.Page page = read("", "", 25);
        Recorded only = page.changes().get(0);
        assertEquals(1, page.changes().size());
        assertEquals("m1", only.change().sha());
        assertEquals("501", only.change().author());
        assertEquals(7, only.pull());
        assertEquals(Reversals.subject("Fix rounding"), only.subject());
        assertTrue(only.change().fix());
        assertEquals(1_767_225_600, only.change().at());
        assertEquals(
                List.of("src/a.js MODIFIED 3 1", "src/b.js REMOVED 0 9"),
                only.change().files().stream().map(GitHubPastTest::told).toList());
    }

    @Test
    void the_commits_of_its_branch_are_passed_over_and_a_page_without_them_costs_one_request() {
        history(
                "",
                commit("m1", 2, "Merge", pull(7, "Add", "add", "m1")),
                commit("b2", 1, "Second", pull(7, "Add", "add", "m1")),
                commit("b1", 1, "First", pull(7, "Add", "add", "m1")));
        PastSource.Page page = read("", "", 25);
        assertEquals(3, page.commits());
        assertEquals(1, page.changes().size());
        assertEquals(List.of("GraphQL History"), github.routes());
    }

    @Test
    void a_commit_that_was_pushed_without_a_pull_request_is_asked_for_its_files() {
        history("", commit("p1", 1, "Fix it\n\nThis reverts commit abcdef1.", ""));
        github.on(
                "GET /repos/acme/shop/commits/p1",
                json(
                        200,
                        "{\"files\":[{\"filename\":\"new.js\",\"previous_filename\":\"old.js\",\"status\":\"renamed\","
                                + "\"additions\":2,\"deletions\":1}]}"));
        PastSource.Page page = read("", "", 25);
        Recorded only = page.changes().get(0);
        assertEquals("new.js RENAMED 2 1", told(only.change().files().get(0)));
        assertEquals("old.js", only.change().files().get(0).previousPath());
        assertEquals(List.of("abcdef1"), only.change().reverts());
        assertEquals("77", only.change().author());
        assertEquals(1, page.single());
    }

    @Test
    void single_commits_beyond_the_allowance_and_merges_without_a_pull_request_are_left_out() {
        history("", commit("p1", 1, "One", ""), commit("m1", 2, "Merge branch", ""));
        PastSource.Page page = read("", "", 0);
        assertEquals(List.of(), page.changes());
        assertEquals(2, page.commits());
        assertEquals(List.of("GraphQL History"), github.routes());
    }

    @Test
    void the_revert_button_is_recognised_by_the_pull_requests_title_and_branch() {
        history("", commit("m1", 1, "Revert (#9)", pull(9, "Revert \\\"Add rounding\\\"", "revert-7-add", "m1")));
        List<String> claims = read("", "", 25).changes().get(0).change().reverts();
        assertEquals(List.of("subject:" + Reversals.subject("Add rounding"), "pull:7"), claims);
    }

    @Test
    void a_walk_ends_where_the_last_one_began() {
        history("c50", commit("m2", 2, "b", pull(8, "b", "b", "m2")), commit("m1", 2, "a", pull(7, "a", "a", "m1")));
        PastSource.Page page = past.read(SHOP, new PastSource.Question("", "", "m1", SINCE, 25));
        assertTrue(page.met());
        assertEquals(1, page.changes().size());
    }

    @Test
    void a_further_page_is_asked_from_the_commit_that_the_walk_began_at() {
        history("c100", commit("m1", 2, "a", pull(7, "a", "a", "m1")));
        PastSource.Page page = read("tip", "c50", 25);
        assertEquals("c100", page.next());
        assertFalse(page.met());
        assertEquals("tip", github.asked().get(0).json().at("/variables/from").asText());
        assertEquals("c50", github.asked().get(0).json().at("/variables/after").asText());
        assertEquals(new PastSource.Budget(4_321, 5_000, Instant.parse("2026-11-23T11:00:00Z")), page.budget());
    }

    @Test
    void whose_address_is_whose_is_learned_on_the_way() {
        history("", commit("m1", 1, "a", pull(7, "a", "a", "m1")));
        assertEquals(
                Map.of(AuthorKey.ofMail("dave@acme.test"), "77"),
                read("", "", 25).people());
    }

    @Test
    void a_repository_of_another_id_is_gone_and_one_without_a_past_is_refused() {
        github.on("GraphQL History", json(200, "{\"data\":{\"repository\":{\"databaseId\":901}}}"));
        assertThrows(SubjectGone.class, () -> read("", "", 25));
        github.on("GraphQL History", json(200, "{\"data\":{\"repository\":{\"databaseId\":900,\"object\":null}}}"));
        assertThrows(Refused.class, () -> read("", "", 25));
    }

    private PastSource.Page read(String head, String cursor, int singles) {
        return past.read(SHOP, new PastSource.Question(head, cursor, "known", SINCE, singles));
    }

    private static String told(ChangedFile file) {
        return file.path() + " " + file.status() + " " + file.additions() + " " + file.deletions();
    }

    private void history(String next, String... commits) {
        String pages = next.isEmpty() ? "\"hasNextPage\":false" : "\"hasNextPage\":true,\"endCursor\":\"" + next + "\"";
        github.on(
                "GraphQL History",
                json(
                        200,
                        "{\"data\":{\"rateLimit\":{\"limit\":5000,\"remaining\":4321,\"resetAt\":\"2026-11-23T11:00:00Z\"},"
                                + "\"repository\":{\"databaseId\":900,\"object\":{\"oid\":\"tip\",\"history\":{\"totalCount\":70,"
                                + "\"pageInfo\":{" + pages + "},\"nodes\":[" + String.join(",", commits) + "]}}}}}"));
    }

    private static String commit(String sha, int parents, String message, String pull) {
        return "{\"oid\":\"%s\",\"message\":\"%s\",\"committedDate\":\"2026-01-01T00:00:00Z\",\"author\":{\"email\":\"dave@acme.test\",\"user\":{\"databaseId\":77}},\"parents\":{\"totalCount\":%d},\"associatedPullRequests\":{\"nodes\":[%s]}}"
                .formatted(sha, message.replace("\n", "\\n"), parents, pull);
    }

    private static String pull(int number, String title, String branch, String merge) {
        return "{\"number\":%d,\"title\":\"%s\",\"headRefName\":\"%s\",\"author\":{\"__typename\":\"User\",\"login\":\"alice\",\"databaseId\":501},\"mergeCommit\":{\"oid\":\"%s\"},\"files\":{\"nodes\":[{\"path\":\"src/a.js\",\"additions\":3,\"deletions\":1,\"changeType\":\"MODIFIED\"},{\"path\":\"src/b.js\",\"additions\":0,\"deletions\":9,\"changeType\":\"DELETED\"}]}}"
                .formatted(number, title, branch, merge);
    }
}
