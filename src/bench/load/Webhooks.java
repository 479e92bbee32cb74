import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks about made-up pull requests, as long as GitHub's own, and their signatures. */
final class Webhooks {

    static final String SECRET = "bench";

    /** GitHub repeats the repository, its owner and dozens of addresses in each; about 20 KB come together. */
    private static final JsonObject LINKS = links();

    private Webhooks() {}

    static long repositoryId(Pull pull) {
        return pull.installation * 100_000L + pull.repository + 1;
    }

    static Buffer moved(Pull pull, String action) {
        return about(pull, "alice", 1).put("action", action).put("number", pull.number)
                .put("pull_request", pullRequest(pull)).toBuffer();
    }

    static Buffer reviewed(Pull pull) {
        boolean owned = pull.kind == Pull.Kind.OWNED;
        return about(pull, owned ? "bob" : "carol", owned ? 2 : 3).put("action", "submitted")
                .put("pull_request", pullRequest(pull))
                .put("review", new JsonObject().put("id", 77_000 + pull.number).put("state", "approved")
                        .put("commit_id", pull.head())).toBuffer();
    }

    static Buffer commented(Pull pull, long id, String text) {
        return about(pull, "bob", 2).put("action", "created")
                .put("issue", new JsonObject().put("number", pull.number)
                        .put("pull_request", new JsonObject().put("url", "https://github.example")))
                .put("comment", new JsonObject().put("id", id).put("user", user("bob", 2))
                        .put("body", text)
                        .put("created_at", now())).toBuffer();
    }

    static Buffer checked(Pull pull) {
        return about(pull, "ci[bot]", 99).put("action", "completed")
                .put("check_run", new JsonObject().put("id", 5).put("name", "build").put("head_sha", pull.head())
                        .put("app", new JsonObject().put("id", 99_001))).toBuffer();
    }

    static Buffer starred(Pull pull) {
        return about(pull, "pat", 6).put("action", "created").toBuffer();
    }

    static String signature(Buffer body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static JsonObject about(Pull pull, String login, long id) {
        return new JsonObject()
                .put("repository", new JsonObject().put("id", repositoryId(pull)).put("name", pull.name())
                        .put("owner", new JsonObject().put("login", pull.owner()).put("id", pull.installation))
                        .put("urls", LINKS))
                .put("organization", new JsonObject().put("login", pull.owner()).put("id", pull.installation))
                .put("installation", new JsonObject().put("id", pull.installation))
                .put("sender", user(login, id));
    }

    private static JsonObject pullRequest(Pull pull) {
        return new JsonObject().put("number", pull.number).put("merged", false).put("updated_at", now())
                .put("title", "Change number " + pull.number).put("user", user("alice", 1))
                .put("head", new JsonObject().put("sha", pull.head()).put("ref", "feature").put("repo", LINKS))
                .put("base", new JsonObject().put("ref", "main").put("sha", "b".repeat(40)).put("repo", LINKS));
    }

    private static JsonObject user(String login, long id) {
        return new JsonObject().put("login", login).put("id", id)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static JsonObject links() {
        JsonObject links = new JsonObject();
        for (int i = 0; i < 70; i++) {
            links.put("resource_number_" + i + "_url", "https://api.github.example/repos/owner/name/resource" + i
                    + "{/sha}{?per_page,page}");
        }
        return links;
    }
}
