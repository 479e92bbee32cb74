package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Reviews, comments and reactions as REST and webhooks show them. */
final class ThreadShapes {

    private final World world;
    private final Urls urls;
    private final PeopleShapes people;
    private final PullShapes pulls;

    ThreadShapes(World world, Urls urls, PeopleShapes people, PullShapes pulls) {
        this.world = world;
        this.urls = urls;
        this.people = people;
        this.pulls = pulls;
    }

    ObjectNode review(PullRequest pull, Review review) {
        String page = urls.page(pull) + "#pullrequestreview-" + review.id;
        return Json.object(
                "id",
                review.id,
                "node_id",
                Ids.Kind.REVIEW.node(review.id),
                "user",
                people.user(review.author),
                "body",
                review.body,
                "state",
                review.state,
                "html_url",
                page,
                "pull_request_url",
                urls.pull(pull),
                "author_association",
                pulls.association(pull.repository, review.author),
                "_links",
                Json.object("html", PullShapes.href(page), "pull_request", PullShapes.href(urls.pull(pull))),
                "submitted_at",
                review.submitted,
                "commit_id",
                review.commit);
    }

    ObjectNode comment(Comment comment) {
        String url = urls.repository(comment.pull.repository) + "/issues/comments/" + comment.id;
        Optional<App> app = world.appOf(comment.author);
        return Json.object(
                "url",
                url,
                "html_url",
                urls.page(comment.pull) + "#issuecomment-" + comment.id,
                "issue_url",
                urls.issue(comment.pull),
                "id",
                comment.id,
                "node_id",
                Ids.Kind.COMMENT.node(comment.id),
                "user",
                people.user(comment.author),
                "created_at",
                comment.created,
                "updated_at",
                comment.updated,
                "body",
                comment.body,
                "author_association",
                pulls.association(comment.pull.repository, comment.author),
                "reactions",
                reactions(url, comment.reactions),
                "performed_via_github_app",
                app.map(people::app));
    }

    ObjectNode reaction(Comment.Reaction reaction) {
        return Json.object(
                "id", reaction.id(),
                "node_id", Ids.Kind.REACTION.node(reaction.id()),
                "user", people.user(reaction.by()),
                "content", reaction.content(),
                "created_at", reaction.created());
    }

    static ObjectNode reactions(String url, List<Comment.Reaction> reactions) {
        ObjectNode shape = Json.object("url", url + "/reactions", "total_count", reactions.size());
        for (String content : CommentActions.REACTIONS) {
            shape.put(
                    content,
                    reactions.stream()
                            .filter(one -> one.content().equals(content))
                            .count());
        }
        return shape;
    }
}
