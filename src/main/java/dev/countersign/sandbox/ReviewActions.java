package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reviewing a pull request. */
final class ReviewActions {

    private static final Map<String, String> STATES =
            Map.of("APPROVE", "APPROVED", "REQUEST_CHANGES", "CHANGES_REQUESTED", "COMMENT", "COMMENTED");

    private final Hub hub;

    ReviewActions(Hub hub) {
        this.hub = hub;
    }

    /**
     * Submits a review.
     *
     * @param event APPROVE, REQUEST_CHANGES or COMMENT
     * @param commit what was looked at; empty for the head
     */
    Review submit(Caller caller, PullRequest pull, String event, String body, String commit) {
        String state = Optional.ofNullable(STATES.get(event))
                .orElseThrow(() -> Refusal.invalid("PullRequestReview", "event", "invalid"));
        Account author = caller.account();
        if (author.equals(pull.author) && !event.equals("COMMENT")) {
            throw Refusal.unprocessable("Can not " + (event.equals("APPROVE") ? "approve" : "request changes on")
                    + " your own pull request");
        }
        if (body.isBlank() && !event.equals("APPROVE")) {
            throw Refusal.unprocessable("Body is required");
        }
        Review review = new Review(
                hub.world().ids.next(Ids.Kind.REVIEW),
                hub.world().ids.handedOut(),
                author,
                commit.isEmpty() ? pull.headSha : commit,
                state,
                body,
                hub.world().now());
        pull.reviews.add(review);
        pull.requestedReviewers.remove(author);
        tell(caller, pull, review, "submitted", Json.object());
        return review;
    }

    void edit(Caller caller, PullRequest pull, long id, String body) {
        Review review = find(pull, id);
        hub.demand(
                caller.account().equals(review.author) || hub.world().mayWrite(caller, pull.repository),
                403,
                "Resource not accessible");
        ObjectNode changes = Json.object("body", Json.object("from", review.body));
        review.body = body;
        tell(caller, pull, review, "edited", Json.object("changes", changes));
    }

    Review dismiss(Caller caller, PullRequest pull, long id, String message) {
        Review review = find(pull, id);
        hub.demand(hub.world().mayWrite(caller, pull.repository), 403, "Resource not accessible");
        if (message.isBlank()) {
            throw Refusal.invalid("PullRequestReview", "message", "missing_field");
        }
        if (review.state.equals("COMMENTED") || review.state.equals("DISMISSED")) {
            throw Refusal.unprocessable(
                    "Can not dismiss a " + review.state.toLowerCase(Locale.ROOT) + " pull request review");
        }
        review.state = "DISMISSED";
        tell(caller, pull, review, "dismissed", Json.object());
        return review;
    }

    private static Review find(PullRequest pull, long id) {
        return pull.reviews.stream()
                .filter(review -> review.id == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    /** In webhooks a review's state is written small, and the pull request lacks what is expensive to know. */
    private void tell(Caller caller, PullRequest pull, Review review, String action, ObjectNode more) {
        ObjectNode shape = hub.shapes().threads().review(pull, review);
        shape.put("state", review.state.toLowerCase(Locale.ROOT));
        shape.put("updated_at", Json.time(hub.world().now()));
        if (review.body.isEmpty()) {
            shape.putNull("body");
        }
        ObjectNode payload = Json.object(
                "action",
                action,
                "review",
                shape,
                "pull_request",
                hub.shapes().pulls().brief(pull));
        payload.setAll(more);
        hub.events().about(pull.repository, caller.account(), "pull_request_review", payload);
    }
}
