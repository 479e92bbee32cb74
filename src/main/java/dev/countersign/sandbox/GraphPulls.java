package dev.countersign.sandbox;

import dev.countersign.sandbox.git.FileChange;
import java.util.List;
import java.util.Map;

/** Pull requests in GraphQL. */
record GraphPulls(Hub hub, GraphPeople people, GraphCommits commits, Caller viewer) {

    private static final int MOST_COMMITS = 250;
    private static final Map<FileChange.Status, String> CHANGES = Map.of(
            FileChange.Status.ADDED, "ADDED",
            FileChange.Status.REMOVED, "DELETED",
            FileChange.Status.MODIFIED, "MODIFIED",
            FileChange.Status.RENAMED, "RENAMED");

    GraphObject pull(PullRequest pull) {
        return new GraphObject("PullRequest")
                .numbered(Ids.Kind.PULL_REQUEST.node(pull.id), pull.id)
                .having(
                        "fullDatabaseId",
                        Long.toString(pull.id),
                        "number",
                        pull.number,
                        "title",
                        pull.title,
                        "body",
                        pull.body,
                        "state",
                        state(pull),
                        "isDraft",
                        pull.draft,
                        "isCrossRepository",
                        pull.fromFork(),
                        "merged",
                        pull.merge.isPresent(),
                        "mergedAt",
                        pull.merge.map(PullRequest.Merge::at),
                        "closed",
                        !pull.open,
                        "closedAt",
                        pull.closed,
                        "createdAt",
                        pull.created,
                        "updatedAt",
                        pull.updated,
                        "url",
                        hub.shapes().urls().page(pull),
                        "headRefName",
                        pull.headRef,
                        "headRefOid",
                        pull.headSha,
                        "baseRefName",
                        pull.baseRef,
                        "baseRefOid",
                        pull.baseSha,
                        "author",
                        people.actor(pull.author),
                        "authorAssociation",
                        hub.shapes().pulls().association(pull.repository, pull.author),
                        "mergedBy",
                        pull.merge.map(merge -> people.actor(merge.by())),
                        "mergeCommit",
                        pull.merge.flatMap(merge -> commits.find(pull.repository, merge.sha())))
                .lazily("headRepository", () -> named(pull.headRepository))
                .lazily("baseRepository", () -> named(pull.repository))
                .lazily("changedFiles", () -> change(pull).files().size())
                .lazily("additions", () -> change(pull).additions())
                .lazily("deletions", () -> change(pull).deletions())
                .asking(
                        "labels",
                        arguments -> Connection.of("Label", pull.labels, arguments, name -> label(pull, name)))
                .asking("assignees", arguments -> Connection.of("User", pull.assignees, arguments, people::actor))
                .asking("commits", arguments -> commits(pull, arguments))
                .asking(
                        "files",
                        arguments -> Connection.of(
                                "PullRequestChangedFile", change(pull).files(), arguments, GraphPulls::file))
                .asking("comments", arguments -> Connection.of("IssueComment", pull.comments, arguments, this::comment))
                .asking("reviews", arguments -> reviews(pull, arguments));
    }

    boolean holds(PullRequest pull, String sha) {
        return change(pull).commits().stream().anyMatch(commit -> commit.sha().equals(sha));
    }

    static String state(PullRequest pull) {
        return pull.merge.isPresent() ? "MERGED" : pull.open ? "OPEN" : "CLOSED";
    }

    private Changes.Change change(PullRequest pull) {
        return hub.changes().of(pull);
    }

    private GraphObject named(Repository repository) {
        return new GraphObject("Repository")
                .numbered(Ids.Kind.REPOSITORY.node(repository.id), repository.id)
                .having(
                        "name", repository.name,
                        "nameWithOwner", repository.fullName(),
                        "isFork", repository.parent.isPresent());
    }

    private GraphObject label(PullRequest pull, String name) {
        var shape = hub.shapes().pulls().label(pull.repository, name);
        return new GraphObject("Label")
                .having("id", shape.path("node_id"), "name", name, "color", shape.path("color"), "description", null);
    }

    private GraphObject commits(PullRequest pull, Arguments arguments) {
        return Connection.of(
                "PullRequestCommit",
                change(pull).commits().stream().limit(MOST_COMMITS).toList(),
                arguments,
                commit -> new GraphObject("PullRequestCommit")
                        .having("id", "PURC_" + commit.sha(), "commit", commits.commit(pull.repository, commit)));
    }

    private static GraphObject file(FileChange file) {
        return new GraphObject("PullRequestChangedFile")
                .having(
                        "path", file.path(),
                        "additions", file.additions(),
                        "deletions", file.deletions(),
                        "changeType", CHANGES.get(file.status()));
    }

    private GraphObject comment(Comment comment) {
        Repository repository = comment.pull.repository;
        return new GraphObject("IssueComment")
                .numbered(Ids.Kind.COMMENT.node(comment.id), comment.id)
                .having(
                        "fullDatabaseId", Long.toString(comment.id),
                        "body", comment.body,
                        "createdAt", comment.created,
                        "updatedAt", comment.updated,
                        "lastEditedAt", comment.editor.map(any -> comment.updated),
                        "editor", comment.editor.map(people::actor),
                        "author", people.actor(comment.author),
                        "authorAssociation", hub.shapes().pulls().association(repository, comment.author),
                        "viewerDidAuthor", viewer.account().equals(comment.author),
                        "isMinimized", false,
                        "url", hub.shapes().urls().page(comment.pull) + "#issuecomment-" + comment.id);
    }

    private GraphObject reviews(PullRequest pull, Arguments arguments) {
        List<Review> found = pull.reviews.stream()
                .filter(review -> arguments
                        .names("states")
                        .map(states -> states.contains(review.state))
                        .orElse(true))
                .filter(review -> arguments
                        .optionalText("author")
                        .map(review.author.bareLogin()::equals)
                        .orElse(true))
                .toList();
        return Connection.of("PullRequestReview", found, arguments, review -> review(pull, review));
    }

    private GraphObject review(PullRequest pull, Review review) {
        return new GraphObject("PullRequestReview")
                .numbered(Ids.Kind.REVIEW.node(review.id), review.id)
                .having(
                        "fullDatabaseId", Long.toString(review.id),
                        "state", review.state,
                        "body", review.body,
                        "createdAt", review.submitted,
                        "submittedAt", review.submitted,
                        "author", people.actor(review.author),
                        "authorAssociation", hub.shapes().pulls().association(pull.repository, review.author),
                        "authorCanPushToRepository",
                                hub.world().mayWrite(hub.tokens().acting(review.author), pull.repository),
                        "commit", commits.find(pull.repository, review.commit));
    }
}
