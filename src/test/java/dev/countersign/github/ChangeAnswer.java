package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.github.http.Json;
import java.util.function.Consumer;

/** What GitHub answers to the change document: a small pull request, with what a test wants to be different. */
final class ChangeAnswer {

    /** Where it is asked for it. */
    static final String CHANGE = "GraphQL Change";

    static final String HEAD = "a".repeat(40);
    static final String BASE = "b".repeat(40);

    private final ObjectNode root = Json.object();
    private final ObjectNode repository;
    private final ObjectNode pull;

    ChangeAnswer() {
        ObjectNode data = root.putObject("data");
        repository = data.putObject("repository").put("databaseId", 900).put("name", "shop");
        repository.putObject("owner").put("login", "acme");
        repository
                .putObject("defaultBranchRef")
                .put("name", "main")
                .putObject("target")
                .put("oid", "9".repeat(40));
        for (String file : new String[] {"policy", "catalog", "codeowners0", "codeowners1", "codeowners2"}) {
            repository.putNull(file);
        }
        pull = repository.putObject("pullRequest");
        pull.put("number", 12)
                .put("title", "Round amounts")
                .put("body", "Rounds.")
                .put("state", "OPEN");
        pull.put("isDraft", false).put("isCrossRepository", true);
        pull.put("headRefName", "feature").put("headRefOid", HEAD);
        pull.put("baseRefName", "main").put("baseRefOid", BASE).put("updatedAt", "2026-11-27T10:00:00Z");
        files(1, 2, 3);
        pull.set("author", who("User", "alice", 7));
        for (String list : new String[] {"labels", "assignees", "commits", "reviews"}) {
            ObjectNode connection = pull.putObject(list).put("totalCount", 0);
            connection.putObject("pageInfo").put("hasNextPage", false).put("hasPreviousPage", false);
            connection.putArray("nodes");
        }
        commit("c".repeat(40), "Round amounts");
        data.putObject("organizationPolicy").putNull("object");
    }

    static ObjectNode who(String type, String login, long id) {
        return Json.object().put("__typename", type).put("login", login).put("databaseId", id);
    }

    static ObjectNode blob(String text) {
        return Json.object()
                .put("__typename", "Blob")
                .put("oid", "f".repeat(40))
                .put("text", text)
                .put("isBinary", false)
                .put("isTruncated", false);
    }

    /** How many files and lines the document says there are. */
    ChangeAnswer files(int count, int additions, int deletions) {
        pull.put("changedFiles", count).put("additions", additions).put("deletions", deletions);
        return this;
    }

    ChangeAnswer commit(String sha, String message) {
        ObjectNode commit = nodes("commits").addObject().putObject("commit");
        commit.put("oid", sha).put("message", message);
        ObjectNode author = Json.object().put("name", "Alice").put("email", "alice@acme.test");
        author.set("user", who("User", "alice", 7));
        commit.set("author", author);
        commit.putObject("committer")
                .put("name", "GitHub")
                .put("email", "noreply@github.com")
                .putNull("user");
        ObjectNode authors = commit.putObject("authors").put("totalCount", 1);
        authors.putArray("nodes").add(author);
        commit.putObject("parents")
                .put("totalCount", 1)
                .putArray("nodes")
                .addObject()
                .put("oid", BASE);
        ObjectNode commits = (ObjectNode) pull.path("commits");
        commits.put("totalCount", nodes("commits").size());
        return this;
    }

    ChangeAnswer review(long id, String state, ObjectNode author) {
        ObjectNode review = nodes("reviews").addObject();
        review.put("fullDatabaseId", Long.toString(id)).put("state", state);
        review.put("createdAt", "2026-11-23T09:00:00Z").put("submittedAt", "2026-11-23T09:00:00Z");
        review.set("author", author);
        review.putObject("commit").put("oid", HEAD);
        return this;
    }

    ArrayNode nodes(String connection) {
        return (ArrayNode) pull.path(connection).path("nodes");
    }

    ChangeAnswer more(String connection, String flag, String cursorName, String cursor) {
        ((ObjectNode) pull.path(connection).path("pageInfo")).put(flag, true).put(cursorName, cursor);
        return this;
    }

    ChangeAnswer pull(Consumer<ObjectNode> change) {
        change.accept(pull);
        return this;
    }

    ChangeAnswer repository(Consumer<ObjectNode> change) {
        change.accept(repository);
        return this;
    }

    ChangeAnswer data(Consumer<ObjectNode> change) {
        change.accept((ObjectNode) root.path("data"));
        return this;
    }

    /** A field that GitHub did not answer. */
    ChangeAnswer error(String type, String message, String... path) {
        ArrayNode errors = root.path("errors").isArray() ? (ArrayNode) root.path("errors") : root.putArray("errors");
        ObjectNode error = errors.addObject().put("message", message);
        if (!type.isEmpty()) {
            error.put("type", type);
        }
        ArrayNode steps = error.putArray("path");
        for (String step : path) {
            steps.add(step);
        }
        return this;
    }

    FakeGitHub.Answer answer() {
        return FakeGitHub.json(200, root.toString());
    }
}
