package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.testing.GitHubSdl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final String DOCUMENT = """
            query Look($owner: String!, $name: String!, $number: Int!, $policy: String!, $page: Int = 50) {
              rateLimit { cost remaining resetAt }
              repository(owner: $owner, name: $name) {
                databaseId nameWithOwner isPrivate
                defaultBranchRef { name target { oid } }
                policy: object(expression: $policy) { __typename ... on Blob { oid text byteSize isBinary isTruncated } }
                pullRequest(number: $number) {
                  databaseId fullDatabaseId number title body state isDraft isCrossRepository
                  headRefName headRefOid baseRefName baseRefOid createdAt updatedAt
                  author { ...Who }
                  labels(first: 100) { nodes { name } }
                  assignees(first: 10) { nodes { login databaseId } }
                  changedFiles additions deletions
                  commits(first: $page) {
                    totalCount pageInfo { hasNextPage endCursor }
                    nodes { commit { oid message
                      author { name email user { login databaseId } }
                      committer { name email user { login databaseId } }
                      authors(first: 10) { nodes { name email user { login databaseId } } }
                      parents(first: 5) { nodes { oid } } } }
                  }
                  reviews(last: 50, states: [APPROVED, CHANGES_REQUESTED]) {
                    totalCount pageInfo { hasPreviousPage startCursor }
                    nodes { databaseId fullDatabaseId state submittedAt authorCanPushToRepository author { ...Who } commit { oid } }
                  }
                  comments(first: 100) { totalCount nodes { databaseId fullDatabaseId body author { ...Who } } }
                }
                collaborators(query: "bob", first: 10) { edges { permission node { login databaseId } } }
              }
              organization(login: $owner) {
                team(slug: "seniors") { databaseId slug members(first: 100, query: "carol") { totalCount nodes { login databaseId } } }
              }
            }
            fragment Who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
            """;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private JsonNode look(int number) {
        return stage.graph(
                        stage.token(),
                        DOCUMENT,
                        Map.of("owner", "acme", "name", "shop", "number", number, "policy", "HEAD:docs/guide.md"))
                .json();
    }

    @Test
    void the_document_of_this_test_is_valid_by_githubs_schema() {
        assertEquals(List.of(), GitHubSdl.check(DOCUMENT));
        assertFalse(GitHubSdl.check(DOCUMENT.replace("isDraft", "isDrafty")).isEmpty());
    }

    @Test
    void a_pull_request_is_read_in_one_document() {
        int number = stage.opened();
        stage.sandbox.as("bob").approve(Stage.SHOP, number, "Good.");
        stage.sandbox.as("other-ci[bot]").comment(Stage.SHOP, number, "Built.");
        JsonNode answer = look(number);
        assertFalse(answer.has("errors"), answer.toString());
        JsonNode repository = answer.at("/data/repository");
        JsonNode pull = repository.path("pullRequest");
        assertEquals("OPEN", pull.path("state").asText());
        assertEquals(1, pull.path("changedFiles").asInt());
        assertEquals(
                "alice", pull.at("/commits/nodes/0/commit/author/user/login").asText());
        assertEquals(1, pull.at("/commits/totalCount").asInt());
        assertTrue(pull.at("/reviews/nodes/0/authorCanPushToRepository").asBoolean());
        assertEquals("# Guide\n", repository.at("/policy/text").asText());
        assertEquals("WRITE", repository.at("/collaborators/edges/0/permission").asText());
        assertEquals(
                "carol",
                answer.at("/data/organization/team/members/nodes/0/login").asText());
    }

    @Test
    void a_bot_has_no_suffix_and_long_ids_are_strings_only() {
        int number = stage.opened();
        stage.sandbox.as("other-ci[bot]").comment(Stage.SHOP, number, "Built.");
        JsonNode comment = look(number).at("/data/repository/pullRequest/comments/nodes/0");
        assertEquals("Bot", comment.at("/author/__typename").asText());
        assertEquals("other-ci", comment.at("/author/login").asText());
        assertTrue(comment.path("databaseId").isNull());
        assertTrue(Long.parseLong(comment.path("fullDatabaseId").asText()) > Integer.MAX_VALUE);
    }

    @Test
    void co_authors_are_authors() {
        stage.sandbox
                .as("alice")
                .commit(
                        Stage.SHOP,
                        "feature",
                        FileEdits.put("a", "b"),
                        "Pair\n\nCo-authored-by: Bob <bob@example.com>\nco-authored-by: Tool <tool@example.org>");
        int number = stage.sandbox.as("alice").open(Stage.SHOP, "feature", "main", "Pair", "");
        JsonNode authors = look(number).at("/data/repository/pullRequest/commits/nodes/0/commit/authors/nodes");
        assertEquals(3, authors.size());
        assertEquals("bob", authors.at("/1/user/login").asText());
        assertTrue(authors.at("/2/user").isNull());
    }

    @Test
    void what_is_not_there_is_null_and_named_in_an_error() {
        JsonNode answer = look(99);
        assertTrue(answer.at("/data/repository/pullRequest").isNull());
        assertEquals("NOT_FOUND", answer.at("/errors/0/type").asText());
        assertEquals(
                "[\"repository\",\"pullRequest\"]", answer.at("/errors/0/path").toString());
    }

    @Test
    void a_field_that_github_does_not_have_fails_the_document() {
        JsonNode answer =
                stage.graph(stage.token(), "{ rateLimit { costs } }", Map.of()).json();
        assertFalse(answer.has("data"));
        assertEquals(
                "Field 'costs' doesn't exist on type 'RateLimit'",
                answer.at("/errors/0/message").asText());
    }

    @Test
    void a_list_needs_a_size_of_a_hundred_at_most() {
        String teams = "{ organization(login: \"acme\") { teams%s { totalCount } } }";
        JsonNode none =
                stage.graph(stage.token(), teams.formatted(""), Map.of()).json();
        assertEquals("MISSING_PAGINATION_BOUNDARIES", none.at("/errors/0/type").asText());
        JsonNode many = stage.graph(stage.token(), teams.formatted("(first: 101)"), Map.of())
                .json();
        assertEquals("EXCESSIVE_PAGINATION", many.at("/errors/0/type").asText());
    }

    @Test
    void lists_are_paged_by_cursor_from_both_ends() {
        int number = stage.opened();
        for (int i = 0; i < 5; i++) {
            stage.sandbox.as("bob").comment(Stage.SHOP, number, "c" + i);
        }
        String document = "query($n: Int!, $after: String, $before: String, $first: Int, $last: Int)"
                + " { repository(owner: \"acme\", name: \"shop\") { pullRequest(number: $n) {"
                + " comments(first: $first, last: $last, after: $after, before: $before)"
                + " { nodes { body } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } } } }";
        assertEquals(List.of(), GitHubSdl.check(document));
        String token = stage.token();
        String at = "/data/repository/pullRequest/comments";
        JsonNode one = stage.graph(token, document, Map.of("n", number, "first", 2))
                .json()
                .at(at);
        JsonNode two = stage.graph(
                        token,
                        document,
                        Map.of(
                                "n",
                                number,
                                "first",
                                2,
                                "after",
                                one.at("/pageInfo/endCursor").asText()))
                .json()
                .at(at);
        assertEquals("[{\"body\":\"c2\"},{\"body\":\"c3\"}]", two.path("nodes").toString());
        JsonNode last = stage.graph(token, document, Map.of("n", number, "last", 1))
                .json()
                .at(at);
        assertEquals("c4", last.at("/nodes/0/body").asText());
        assertTrue(last.at("/pageInfo/hasPreviousPage").asBoolean());
    }
}
