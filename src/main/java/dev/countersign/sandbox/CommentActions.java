package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Talking in a pull request's thread. */
final class CommentActions {

    static final List<String> REACTIONS = List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "eyes", "rocket");

    private static final int LONGEST = 65_536;

    private final Hub hub;

    CommentActions(Hub hub) {
        this.hub = hub;
    }

    Comment create(Caller caller, PullRequest pull, String body) {
        hub.demand(
                !(caller instanceof Caller.Installation) || hub.world().mayWrite(caller, pull.repository),
                403,
                "Resource not accessible by integration");
        check(body);
        Comment comment = new Comment(
                hub.world().ids.next(Ids.Kind.COMMENT),
                hub.world().ids.handedOut(),
                caller.account(),
                pull,
                body,
                hub.world().now());
        pull.comments.add(comment);
        tell(caller, comment, "created", Json.object());
        return comment;
    }

    void edit(Caller caller, Comment comment, String body) {
        mayChange(caller, comment);
        check(body);
        ObjectNode changes = Json.object("body", Json.object("from", comment.body));
        comment.body = body;
        comment.updated = hub.world().now();
        comment.editor = Optional.of(caller.account());
        tell(caller, comment, "edited", Json.object("changes", changes));
    }

    void delete(Caller caller, Comment comment) {
        mayChange(caller, comment);
        comment.pull.comments.remove(comment);
        tell(caller, comment, "deleted", Json.object());
    }

    /** Reacts; whoever has reacted so before changes nothing. */
    Comment.Reaction react(Caller caller, Comment comment, String content) {
        if (!REACTIONS.contains(content)) {
            throw Refusal.invalid("Reaction", "content", "invalid");
        }
        Account by = caller.account();
        return earlier(comment, by, content).orElseGet(() -> {
            Comment.Reaction reaction = new Comment.Reaction(
                    hub.world().ids.next(Ids.Kind.REACTION),
                    by,
                    content,
                    hub.world().now());
            comment.reactions.add(reaction);
            return reaction;
        });
    }

    static Optional<Comment.Reaction> earlier(Comment comment, Account by, String content) {
        return comment.reactions.stream()
                .filter(reaction ->
                        reaction.by().equals(by) && reaction.content().equals(content))
                .findFirst();
    }

    static Comment find(Repository repository, long id) {
        return repository.pulls.values().stream()
                .flatMap(pull -> pull.comments.stream())
                .filter(comment -> comment.id == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private static void check(String body) {
        if (body.isBlank()) {
            throw Refusal.invalid("IssueComment", "body", "missing_field");
        }
        if (body.length() > LONGEST) {
            throw Refusal.invalid("IssueComment", "body", "too_long");
        }
    }

    private void mayChange(Caller caller, Comment comment) {
        hub.demand(
                caller.account().equals(comment.author) || hub.world().mayWrite(caller, comment.pull.repository),
                403,
                "Resource not accessible");
    }

    private void tell(Caller caller, Comment comment, String action, ObjectNode more) {
        ObjectNode payload = Json.object(
                "action", action,
                "issue", hub.shapes().pulls().issue(comment.pull),
                "comment", hub.shapes().threads().comment(comment));
        payload.setAll(more);
        hub.events().about(comment.pull.repository, caller.account(), "issue_comment", payload);
    }
}
