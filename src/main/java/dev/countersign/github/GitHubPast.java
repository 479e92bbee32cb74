package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.risk.AuthorKey;
import dev.countersign.core.risk.ChangeMessage;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.Reversals;
import dev.countersign.flow.PastSource;
import dev.countersign.flow.Project;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the past by one document for 50 commits. A change is what a pull request brought, at the commit it was merged by;
 * its branch's own commits are passed over. A commit that no pull request brought costs a request of its own.
 */
@ApplicationScoped
public class GitHubPast implements PastSource {

    private static final Map<String, ChangedFile.Status> STATUS = Map.of(
            "ADDED", ChangedFile.Status.ADDED,
            "DELETED", ChangedFile.Status.REMOVED,
            "RENAMED", ChangedFile.Status.RENAMED,
            "COPIED", ChangedFile.Status.COPIED,
            "CHANGED", ChangedFile.Status.CHANGED);

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubPast(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public Page read(Project project, Question question) {
        GraphReply reply =
                http.query(project.installation(), "History", HistoryDocument.TEXT, variables(project, question));
        JsonNode repository = reply.data().path("repository");
        if (repository.path("databaseId").asLong(project.id()) != project.id()) {
            throw new SubjectGone(project.ref() + " is another repository now");
        }
        JsonNode from = repository.path("object");
        JsonNode history = from.path("history");
        if (!history.path("nodes").isArray()) {
            String why = reply.problems().isEmpty()
                    ? "the default branch has no commits"
                    : reply.problems().get(0).message();
            throw new Refused("GitHub does not tell the past of " + project.ref() + ": " + why);
        }
        return page(
                project,
                question,
                from.path("oid").asText(),
                history,
                budget(reply.data().path("rateLimit")));
    }

    private static ObjectNode variables(Project project, Question question) {
        ObjectNode variables = Json.object()
                .put("owner", project.ref().owner())
                .put("name", project.ref().name())
                .put("from", question.head().isEmpty() ? "HEAD" : question.head())
                .put("since", question.since().toString());
        if (question.cursor().isEmpty()) {
            variables.putNull("after");
        } else {
            variables.put("after", question.cursor());
        }
        return variables;
    }

    private Page page(Project project, Question question, String head, JsonNode history, Budget budget) {
        List<Recorded> changes = new ArrayList<>();
        Map<String, String> people = new HashMap<>();
        int commits = 0;
        int single = 0;
        boolean met = false;
        for (JsonNode commit : history.path("nodes")) {
            met = commit.path("oid").asText().equals(question.known());
            if (met) {
                break;
            }
            commits++;
            learn(commit.path("author"), people);
            JsonNode pull = commit.path("associatedPullRequests").path("nodes").path(0);
            if (pull.isObject()) {
                if (isMerge(commit, pull)) {
                    changes.add(brought(commit, pull));
                }
            } else if (commit.path("parents").path("totalCount").asInt() < 2 && single < question.singles()) {
                single++;
                changes.add(pushed(project, commit));
            }
        }
        JsonNode pages = history.path("pageInfo");
        String next =
                pages.path("hasNextPage").asBoolean() ? pages.path("endCursor").asText("") : "";
        int about = history.path("totalCount").asInt();
        return new Page(head, about, commits, single, changes, people, met, next, budget);
    }

    private static boolean isMerge(JsonNode commit, JsonNode pull) {
        return pull.path("mergeCommit")
                .path("oid")
                .asText()
                .equals(commit.path("oid").asText());
    }

    private static void learn(JsonNode author, Map<String, String> people) {
        String mail = AuthorKey.ofMail(author.path("email").asText(""));
        String person = AuthorKey.of(author.path("user").path("databaseId").asLong());
        if (AuthorKey.isMail(mail) && !person.isEmpty()) {
            people.put(mail, person);
        }
    }

    private static Recorded brought(JsonNode commit, JsonNode pull) {
        List<ChangedFile> files = new ArrayList<>();
        for (JsonNode file : pull.path("files").path("nodes")) {
            files.add(ChangedFile.of(
                    file.path("path").asText(),
                    STATUS.getOrDefault(file.path("changeType").asText(), ChangedFile.Status.MODIFIED),
                    file.path("additions").asInt(),
                    file.path("deletions").asInt(),
                    new Content.Unknown()));
        }
        return recorded(
                commit,
                AuthorKey.of(Persons.fromGraph(pull.path("author"))),
                pull.path("title").asText(""),
                pull.path("headRefName").asText(""),
                pull.path("number").asInt(),
                files);
    }

    private Recorded pushed(Project project, JsonNode commit) {
        JsonNode body = http.request(Ask.get(
                        project.installation(),
                        "/repos/{owner}/{repo}/commits/{ref}",
                        project.ref().owner(),
                        project.ref().name(),
                        commit.path("oid").asText()))
                .body();
        List<ChangedFile> files = new ArrayList<>();
        body.path("files").forEach(file -> files.add(FileListing.file(file)));
        JsonNode author = commit.path("author");
        String account = AuthorKey.of(author.path("user").path("databaseId").asLong());
        String key = account.isEmpty() ? AuthorKey.ofMail(author.path("email").asText("")) : account;
        return recorded(commit, key, commit.path("message").asText(""), "", 0, files);
    }

    private static Recorded recorded(
            JsonNode commit, String author, String title, String branch, int number, List<ChangedFile> files) {
        String message = commit.path("message").asText("");
        PastChange change = new PastChange(
                commit.path("oid").asText(),
                Instant.parse(commit.path("committedDate").asText()).getEpochSecond(),
                author,
                ChangeMessage.isFix(title) || ChangeMessage.isFix(message),
                Reversals.claims(title, message, branch),
                files);
        return new Recorded(change, number, Reversals.subject(title));
    }

    private static Budget budget(JsonNode limit) {
        // A server without limits, as GitHub Enterprise Server may be, tells none.
        return limit.isObject()
                ? new Budget(
                        limit.path("remaining").asInt(),
                        limit.path("limit").asInt(),
                        Instant.parse(limit.path("resetAt").asText()))
                : new Budget(1, 1, Instant.EPOCH);
    }
}
