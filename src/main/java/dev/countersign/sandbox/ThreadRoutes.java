package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said about a pull request: reviews, comments, reactions, labels, assignees. */
record ThreadRoutes(Hub hub, Asked asked, Actions actions) {

    private static final String PULL = "/repos/{owner}/{repo}/pulls/{number}";
    private static final String ISSUE = "/repos/{owner}/{repo}/issues/{number}";
    private static final String COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

    void addTo(Routes routes) {
        reviews(routes);
        comments(routes);
        sorting(routes);
    }

    private PullShapes shapes() {
        return hub.shapes().pulls();
    }

    private ThreadShapes threads() {
        return hub.shapes().threads();
    }

    private void reviews(Routes routes) {
        routes.on("GET", PULL + "/reviews", call -> {
                    PullRequest pull = asked.pull(call);
                    return call.page(pull.reviews, review -> threads().review(pull, review));
                })
                .on("POST", PULL + "/reviews", call -> {
                    PullRequest pull = asked.pull(call);
                    Review review = actions.reviews()
                            .submit(call.caller(), pull, call.text("event"), call.text("body"), call.text("commit_id"));
                    return Answer.ok(threads().review(pull, review));
                })
                .on("PUT", PULL + "/reviews/{review_id}/dismissals", call -> {
                    PullRequest pull = asked.pull(call);
                    Review review =
                            actions.reviews().dismiss(call.caller(), pull, call.id("review_id"), call.text("message"));
                    return Answer.ok(threads().review(pull, review));
                })
                .on("POST", PULL + "/requested_reviewers", call -> {
                    PullRequest pull = asked.pull(call);
                    List<String> logins = new ArrayList<>();
                    call.body().path("reviewers").forEach(login -> logins.add(login.asText()));
                    actions.pulls().requestReviews(call.caller(), pull, logins);
                    return Answer.created(shapes().brief(pull));
                })
                .on(
                        "GET",
                        PULL + "/requested_reviewers",
                        call -> Answer.ok(Json.object(
                                "users",
                                        Json.array(
                                                asked.pull(call).requestedReviewers,
                                                hub.shapes().people()::user),
                                "teams", List.of())));
    }

    private void comments(Routes routes) {
        routes.on("GET", ISSUE, call -> Answer.ok(shapes().issue(asked.pull(call))))
                .on("GET", ISSUE + "/comments", call -> {
                    Instant since = call.asked("since").map(Instant::parse).orElse(Instant.MIN);
                    return call.page(
                            asked.pull(call).comments.stream()
                                    .filter(comment -> !comment.updated.isBefore(since))
                                    .toList(),
                            threads()::comment);
                })
                .on(
                        "POST",
                        ISSUE + "/comments",
                        call -> Answer.created(threads()
                                .comment(
                                        actions.comments().create(call.caller(), asked.pull(call), call.text("body")))))
                .on("GET", COMMENT, call -> Answer.ok(threads().comment(asked.comment(call))))
                .on("PATCH", COMMENT, call -> {
                    Comment comment = asked.comment(call);
                    actions.comments().edit(call.caller(), comment, call.text("body"));
                    return Answer.ok(threads().comment(comment));
                })
                .on("DELETE", COMMENT, call -> {
                    actions.comments().delete(call.caller(), asked.comment(call));
                    return Answer.empty(204);
                })
                .on(
                        "GET",
                        COMMENT + "/reactions",
                        call -> call.page(
                                asked.comment(call).reactions.stream()
                                        .filter(reaction -> call.asked("content")
                                                .map(reaction.content()::equals)
                                                .orElse(true))
                                        .toList(),
                                threads()::reaction))
                .on("POST", COMMENT + "/reactions", call -> {
                    Comment comment = asked.comment(call);
                    boolean again = CommentActions.earlier(
                                    comment, call.caller().account(), call.text("content"))
                            .isPresent();
                    Comment.Reaction reaction = actions.comments().react(call.caller(), comment, call.text("content"));
                    return Answer.status(again ? 200 : 201, threads().reaction(reaction));
                });
    }

    private void sorting(Routes routes) {
        routes.on("GET", ISSUE + "/labels", call -> Answer.ok(labels(asked.pull(call))))
                .on("POST", ISSUE + "/labels", call -> {
                    PullRequest pull = asked.pull(call);
                    call.body()
                            .path("labels")
                            .forEach(name -> actions.pulls().label(call.caller(), pull, name.asText()));
                    return Answer.ok(labels(pull));
                })
                .on("DELETE", ISSUE + "/labels/{name}", call -> {
                    PullRequest pull = asked.pull(call);
                    actions.pulls().unlabel(call.caller(), pull, call.param("name"));
                    return Answer.ok(labels(pull));
                })
                .on("POST", ISSUE + "/assignees", call -> {
                    PullRequest pull = asked.pull(call);
                    call.body()
                            .path("assignees")
                            .forEach(login -> actions.pulls()
                                    .assign(call.caller(), pull, hub.world().account(login.asText())));
                    return Answer.created(shapes().issue(pull));
                })
                .on("DELETE", ISSUE + "/assignees", call -> {
                    PullRequest pull = asked.pull(call);
                    call.body()
                            .path("assignees")
                            .forEach(login -> actions.pulls()
                                    .unassign(call.caller(), pull, hub.world().account(login.asText())));
                    return Answer.ok(shapes().issue(pull));
                });
    }

    private ArrayNode labels(PullRequest pull) {
        return Json.array(pull.labels, name -> shapes().label(pull.repository, name));
    }
}
