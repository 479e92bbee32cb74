package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Review;
import dev.countersign.core.change.Shas;
import dev.countersign.github.http.GraphReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a pull request, its commits and its reviews from GraphQL's JSON; says what GitHub left out. */
final class ChangeReader {

    private ChangeReader() {}

    /** The pull request, named as its repository is named now. */
    static PullRequest pullRequest(JsonNode repository, Consumer<String> missing) {
        JsonNode pull = repository.path("pullRequest");
        RepositoryRef name = new RepositoryRef(
                repository.path("owner").path("login").asText(),
                repository.path("name").asText());
        List<String> labels = new ArrayList<>();
        pull.path("labels")
                .path("nodes")
                .forEach(label -> labels.add(label.path("name").asText()));
        List<Person> assignees = new ArrayList<>();
        pull.path("assignees").path("nodes").forEach(person -> assignees.add(Persons.fromGraph(person)));
        complete(pull.path("labels"), "GitHub shows 100 of its %d labels", missing);
        complete(pull.path("assignees"), "GitHub shows 20 of its %d assignees", missing);
        return new PullRequest(
                new PullRequestRef(name, pull.path("number").asInt()),
                Persons.fromGraph(pull.path("author")),
                pull.path("title").asText(""),
                pull.path("body").asText(""),
                new PullRequest.Branch(
                        pull.path("headRefName").asText(),
                        pull.path("headRefOid").asText()),
                new PullRequest.Branch(
                        pull.path("baseRefName").asText(),
                        pull.path("baseRefOid").asText()),
                PullRequest.State.valueOf(pull.path("state").asText()),
                pull.path("isDraft").asBoolean(),
                pull.path("isCrossRepository").asBoolean(),
                labels,
                assignees);
    }

    /** When the pull request changed last, by GitHub's clock; {@link Instant#MIN} where it does not say. */
    static Instant updated(JsonNode repository) {
        String moment = repository.path("pullRequest").path("updatedAt").asText("");
        return moment.isEmpty() ? Instant.MIN : Instant.parse(moment);
    }

    /** A page of commits. */
    static List<Commit> commits(JsonNode connection, List<GraphReply.Problem> problems, Consumer<String> missing) {
        List<Commit> commits = new ArrayList<>();
        JsonNode nodes = connection.path("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.path(i).path("commit");
            commits.add(commit(node, CommitSignatures.read(node, i, problems), missing));
        }
        return commits;
    }

    private static Commit commit(JsonNode node, Commit.Signature signature, Consumer<String> missing) {
        String sha = node.path("oid").asText();
        JsonNode authors = node.path("authors");
        JsonNode parents = node.path("parents");
        complete(authors, "commit " + Shas.brief(sha) + " has %d authors, GitHub shows 25", missing);
        complete(parents, "commit " + Shas.brief(sha) + " has %d parents, GitHub shows 20", missing);
        List<Identity> coAuthors = new ArrayList<>();
        // The first of the authors is the commit's own.
        for (int i = 1; i < authors.path("nodes").size(); i++) {
            coAuthors.add(Persons.identity(authors.path("nodes").path(i)));
        }
        List<String> shas = new ArrayList<>();
        parents.path("nodes").forEach(parent -> shas.add(parent.path("oid").asText()));
        return new Commit(
                sha,
                Persons.identity(node.path("author")),
                Persons.identity(node.path("committer")),
                coAuthors,
                node.path("message").asText(""),
                shas,
                signature,
                CommitSignatures.signer(node.path("signature")),
                "");
    }

    /** A page of reviews. */
    static List<Review> reviews(JsonNode connection) {
        List<Review> reviews = new ArrayList<>();
        for (JsonNode node : connection.path("nodes")) {
            String created = node.path("createdAt").asText();
            reviews.add(new Review(
                    node.path("fullDatabaseId").asLong(),
                    Persons.fromGraph(node.path("author")),
                    Review.State.valueOf(node.path("state").asText()),
                    node.path("commit").path("oid").asText(""),
                    Instant.parse(node.path("submittedAt").asText(created))));
        }
        return reviews;
    }

    private static void complete(JsonNode connection, String sentence, Consumer<String> missing) {
        int total = connection.path("totalCount").asInt();
        if (total > connection.path("nodes").size()) {
            missing.accept(sentence.formatted(total));
        }
    }
}
