import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** What GitHub answers about a made-up pull request, in the shapes that its APIs document. */
final class Answers {

    static final String POLICY = """
            version: 1
            mode: enforce
            areas:
              payments: {paths: ["services/payments/**"], criticality: high, owners: ["@%1$s/payments"]}
            requirements:
              - {name: senior-review, title: A senior engineer has read this change, when: {assistance: assisted}, sign-offs: {count: 1, from: ["@%1$s/seniors"]}}
              - {name: area-owner, title: The owner of payments has signed, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}, scope: area}
            """;

    private static final int PAGE = 100;
    private static final String WHEN = "2026-11-01T10:00:00Z";

    private Answers() {}

    /** The document about a pull request, with the people that were asked about along. */
    static JsonObject change(Pull pull, JsonObject variables) {
        JsonObject repository = new JsonObject()
                .put("databaseId", Webhooks.repositoryId(pull))
                .put("name", pull.name())
                .put("owner", new JsonObject().put("login", pull.owner()))
                .put("defaultBranchRef", new JsonObject().put("name", "main").put("target", oid("b".repeat(40))))
                .putNull("policy").putNull("catalog").putNull("notes")
                .putNull("codeowners0").putNull("codeowners1").putNull("codeowners2")
                .put("pullRequest", pullRequest(pull));
        String policy = POLICY.formatted(pull.owner());
        JsonObject data = new JsonObject()
                .put("repository", repository)
                .put("organizationPolicy", new JsonObject().put("object", new JsonObject()
                        .put("__typename", "Blob")
                        .put("oid", "%040x".formatted(pull.installation))
                        .put("text", policy).put("isBinary", false).put("isTruncated", false)));
        people(pull.owner(), variables, data, repository);
        return data;
    }

    /** Teams and permissions by the variables that a document declares for them. */
    static void people(String owner, JsonObject variables, JsonObject data, JsonObject repository) {
        for (int i = 0; variables.containsKey("slug" + i); i++) {
            String slug = variables.getString("slug" + i);
            JsonArray members = slug.equals("seniors")
                    ? new JsonArray().add(user("carol", 3)).add(user("sam", 5))
                    : new JsonArray().add(user("bob", 2)).add(user("pat", 6));
            data.put("t" + i, new JsonObject().put("team", new JsonObject()
                    .put("slug", slug)
                    .put("members", new JsonObject().put("pageInfo", lastPage()).put("nodes", members))));
        }
        for (int i = 0; variables.containsKey("login" + i); i++) {
            String login = variables.getString("login" + i);
            repository.put("u" + i, new JsonObject().put("edges", new JsonArray().add(new JsonObject()
                    .put("permission", "WRITE")
                    .put("node", new JsonObject().put("login", login).put("databaseId", id(login))))));
        }
    }

    private static JsonObject pullRequest(Pull pull) {
        synchronized (pull) {
            int files = pull.size.files();
            return new JsonObject()
                    .put("number", pull.number)
                    .put("title", "Change number " + pull.number)
                    .put("body", "What it does, and why.")
                    .put("state", "OPEN").put("isDraft", false).put("isCrossRepository", false)
                    .put("headRefName", "feature").put("headRefOid", pull.head())
                    .put("baseRefName", "main").put("baseRefOid", "b".repeat(40))
                    .put("changedFiles", files).put("additions", files * 2).put("deletions", files)
                    .put("author", user("alice", 1))
                    .put("labels", connection(new JsonArray()))
                    .put("assignees", connection(new JsonArray()))
                    .put("commits", commits(pull, 0))
                    .put("reviews", new JsonObject()
                            .put("pageInfo", new JsonObject().put("hasPreviousPage", false).putNull("startCursor"))
                            .put("nodes", reviews(pull)));
        }
    }

    /** A page of commits. */
    static JsonObject commits(Pull pull, int from) {
        JsonArray nodes = new JsonArray();
        int end = Math.min(pull.size.commits(), from + PAGE);
        for (int i = from; i < end; i++) {
            nodes.add(new JsonObject().put("commit", commit(pull, i)));
        }
        return new JsonObject()
                .put("totalCount", pull.size.commits())
                .put("pageInfo", new JsonObject()
                        .put("hasNextPage", end < pull.size.commits()).put("endCursor", Integer.toString(end)))
                .put("nodes", nodes);
    }

    private static JsonObject commit(Pull pull, int index) {
        boolean last = index == pull.size.commits() - 1;
        String trailer = pull.kind == Pull.Kind.ASSISTED ? "\n\nCo-Authored-By: Claude <noreply@anthropic.com>" : "";
        JsonObject alice = new JsonObject()
                .put("name", "Alice").put("email", "alice@example.com").put("user", user("alice", 1));
        JsonArray authors = new JsonArray().add(alice);
        if (!trailer.isEmpty()) {
            authors.add(new JsonObject().put("name", "Claude").put("email", "noreply@anthropic.com").putNull("user"));
        }
        return new JsonObject()
                .put("oid", last ? pull.head() : "%08x%032x".formatted(index, pull.number))
                .put("message", "Change part " + index + trailer)
                .put("author", alice).put("committer", alice)
                .put("authors", connection(authors))
                .put("parents", connection(new JsonArray().add(oid("c".repeat(40)))))
                .putNull("signature");
    }

    private static JsonArray reviews(Pull pull) {
        if (!pull.signed()) {
            return new JsonArray();
        }
        JsonObject by = pull.kind == Pull.Kind.OWNED ? user("bob", 2) : user("carol", 3);
        return new JsonArray().add(new JsonObject()
                .put("fullDatabaseId", "77" + pull.number)
                .put("author", by)
                .put("state", "APPROVED").put("createdAt", WHEN).put("submittedAt", Instant.now().toString())
                .put("commit", oid(pull.head())));
    }

    /** Our comments on a pull request: asked for when the App does not know whether it wrote one. */
    static JsonObject comments(Pull pull) {
        JsonArray nodes = new JsonArray();
        pull.comments().forEach(id -> nodes.add(new JsonObject().put("fullDatabaseId", Long.toString(id))
                .put("viewerDidAuthor", true).put("body", "<!-- countersign -->\nas it was written")));
        return new JsonObject().put("repository", new JsonObject().put("pullRequest", new JsonObject()
                .put("comments", new JsonObject().put("pageInfo", lastPage()).put("nodes", nodes))));
    }

    /** A page of files, counted from 1. */
    static JsonArray files(Pull pull, int page) {
        JsonArray files = new JsonArray();
        for (int i = (page - 1) * PAGE; i < Math.min(pull.size.files(), page * PAGE); i++) {
            String path = pull.kind == Pull.Kind.OWNED ? "services/payments/part%d.js" : "docs/page%d.md";
            files.add(new JsonObject()
                    .put("sha", "%040x".formatted(i + 1))
                    .put("filename", path.formatted(i))
                    .put("status", "modified").put("additions", 2).put("deletions", 1).put("changes", 3)
                    .put("contents_url", "https://github.example/contents?ref=" + pull.head())
                    .put("patch", "@@ -1,3 +1,4 @@\n line " + i + "\n-old\n+new\n+newer\n end"));
        }
        return files;
    }

    static boolean more(Pull pull, int page) {
        return page * PAGE < pull.size.files();
    }

    static JsonObject user(String login, long id) {
        return new JsonObject().put("__typename", "User").put("login", login).put("databaseId", id);
    }

    private static long id(String login) {
        return switch (login) {
            case "alice" -> 1;
            case "bob" -> 2;
            case "carol" -> 3;
            case "sam" -> 5;
            case "pat" -> 6;
            default -> 9;
        };
    }

    private static JsonObject connection(JsonArray nodes) {
        return new JsonObject().put("totalCount", nodes.size()).put("nodes", nodes);
    }

    private static JsonObject lastPage() {
        return new JsonObject().put("hasNextPage", false).putNull("endCursor");
    }

    private static JsonObject oid(String sha) {
        return new JsonObject().put("oid", sha);
    }
}
