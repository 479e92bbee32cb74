package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes our comments on pull requests, and reacts to others'. */
@ApplicationScoped
public class GitHubComments implements Comments {

    /** GitHub itself says which comments are ours; nobody's login is compared. */
    private static final String FIND = """
            query Comments($owner: String!, $name: String!, $number: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                pullRequest(number: $number) {
                  comments(first: 100, after: $after) {
                    pageInfo { hasNextPage endCursor }
                    nodes { fullDatabaseId viewerDidAuthor body }
                  }
                }
              }
            }
            """;

    /** 5,000 comments: ours are among them, if they are there. */
    private static final int MOST_PAGES = 50;

    private static final String PERMISSION = "Issues, read and write, and Pull requests, read and write";

    private final GitHubHttp http;
    private final Presence presence;

    /** Writes by this client. */
    public GitHubComments(GitHubHttp http) {
        this.http = http;
        this.presence = new Presence(http);
    }

    @Override
    public long create(Subject subject, String markdown) {
        return Presence.id(
                presence.request(
                        subject,
                        Ask.write(
                                        subject.installation(),
                                        "POST",
                                        "/repos/{owner}/{repo}/issues/{issue_number}/comments",
                                        Json.object().put("body", markdown),
                                        subject.ref().repository().owner(),
                                        subject.ref().repository().name(),
                                        subject.ref().number())
                                .needing(PERMISSION)),
                "the comment");
    }

    @Override
    public boolean update(Subject subject, long id, String markdown) {
        try {
            http.request(Ask.write(
                            subject.installation(),
                            "PATCH",
                            "/repos/{owner}/{repo}/issues/comments/{comment_id}",
                            Json.object().put("body", markdown),
                            subject.ref().repository().owner(),
                            subject.ref().repository().name(),
                            id)
                    .needing(PERMISSION));
            return true;
        } catch (SubjectGone deleted) {
            // Whether that is because all is gone shows when another is written.
            return false;
        }
    }

    @Override
    public void delete(Subject subject, long id) {
        try {
            http.request(new Ask(
                    subject.installation(),
                    "DELETE",
                    "/repos/{owner}/{repo}/issues/comments/{comment_id}",
                    List.of(
                            subject.ref().repository().owner(),
                            subject.ref().repository().name(),
                            id),
                    MissingNode.getInstance(),
                    PERMISSION));
        } catch (SubjectGone deleted) {
            // As it should be.
        }
    }

    @Override
    public List<Long> find(Subject subject, String beginning) {
        List<Long> found = new ArrayList<>();
        ObjectNode variables = ChangeDocument.of(subject);
        for (int page = 1; page <= MOST_PAGES; page++) {
            GraphReply reply = http.query(subject.installation(), "Comments", FIND, variables);
            JsonNode comments =
                    reply.data().path("repository").path("pullRequest").path("comments");
            if (!comments.isObject()) {
                throw unseen(subject, reply);
            }
            for (JsonNode comment : comments.path("nodes")) {
                if (comment.path("viewerDidAuthor").asBoolean()
                        && comment.path("body").asText().startsWith(beginning)) {
                    found.add(comment.path("fullDatabaseId").asLong());
                }
            }
            if (!comments.path("pageInfo").path("hasNextPage").asBoolean()) {
                break;
            }
            variables.put("after", comments.path("pageInfo").path("endCursor").asText());
        }
        return found;
    }

    @Override
    public void react(Subject subject, long comment, Reaction reaction) {
        String content = switch (reaction) {
            case EYES -> "eyes";
            case PLUS_ONE -> "+1";
            case MINUS_ONE -> "-1";
            case CONFUSED -> "confused";
        };
        try {
            http.request(Ask.write(
                    subject.installation(),
                    "POST",
                    "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
                    Json.object().put("content", content),
                    subject.ref().repository().owner(),
                    subject.ref().repository().name(),
                    comment));
        } catch (SubjectGone deleted) {
            // Nobody is left to be answered.
        }
    }

    private static RuntimeException unseen(Subject subject, GraphReply reply) {
        boolean told = !reply.problems().isEmpty();
        boolean gone = told && reply.problems().stream().allMatch(GraphReply.Problem::isNotFound);
        String why = told ? reply.problems().get(0).message() : "it does not say why";
        return gone
                ? new SubjectGone("GitHub does not have " + subject.ref() + ", or not for this App")
                : new TryLater(
                        "GitHub did not show the comments of " + subject.ref() + ": " + why, Duration.ZERO, null);
    }
}
