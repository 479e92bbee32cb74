package dev.countersign.github.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.change.Person;
import dev.countersign.github.http.Json;
import dev.countersign.github.payload.Happening.AccessChanged;
import dev.countersign.github.payload.Happening.CheckRunAsked;
import dev.countersign.github.payload.Happening.CommentDeleted;
import dev.countersign.github.payload.Happening.CommentEdited;
import dev.countersign.github.payload.Happening.CommentWritten;
import dev.countersign.github.payload.Happening.Irrelevant;
import dev.countersign.github.payload.Happening.MergeGroupAsked;
import dev.countersign.github.payload.Happening.MergeGroupOver;
import dev.countersign.github.payload.Happening.OtherCheckReported;
import dev.countersign.github.payload.Happening.PeopleChanged;
import dev.countersign.github.payload.Happening.PullRequestMoved;
import dev.countersign.github.payload.Happening.RepositoryChanged;
import dev.countersign.github.payload.Happening.ReviewChanged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads webhooks. */
public final class Webhook {

    private static final Set<String> MOVES = Set.of(
            "opened",
            "reopened",
            "synchronize",
            "edited",
            "ready_for_review",
            "converted_to_draft",
            "labeled",
            "unlabeled",
            "assigned",
            "unassigned",
            "closed");

    private static final Set<String> REVIEWS = Set.of("submitted", "edited", "dismissed");

    private static final Set<String> REPOSITORY =
            Set.of("renamed", "transferred", "edited", "archived", "unarchived", "deleted", "privatized", "publicized");

    private static final Pattern QUEUE_BRANCH =
            Pattern.compile("refs/heads/gh-readonly-queue/.+/pr-([1-9][0-9]{0,8})-[0-9a-f]+");

    private Webhook() {}

    /**
     * Reads one.
     *
     * @param event the event's name, as the {@code X-GitHub-Event} header has it
     * @param payload the body
     * @param app this App's id
     * @throws MalformedPayload when the body is not a JSON object, or lacks what GitHub documents for that event
     */
    public static Happening read(String event, String payload, String app) {
        JsonNode json;
        try {
            json = Json.read(payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MalformedPayload("the " + event + " event's payload is not JSON");
        }
        if (!json.isObject()) {
            throw new MalformedPayload("the " + event + " event's payload is not a JSON object");
        }
        Fields fields = new Fields(event, json);
        String action = fields.textOrEmpty("action");
        return switch (event) {
            case "pull_request" -> pullRequest(fields, action);
            case "pull_request_review" -> review(fields, action);
            case "issue_comment" -> comment(fields, action, app);
            case "check_run" -> checkRun(fields, action, app);
            case "check_suite" -> checkSuite(fields, action, app);
            case "workflow_run" -> workflowRun(fields, action);
            case "status" -> new OtherCheckReported(fields.place(), fields.text("sha"), fields.text("context"));
            case "merge_group" -> mergeGroup(fields, action);
            case "push" -> PushEvent.read(fields);
            case "membership", "team", "organization" -> new PeopleChanged(fields.installation());
            case "member", "team_add" -> new AccessChanged(fields.place());
            case "installation" -> InstallationEvent.installed(fields, action);
            case "installation_repositories" -> InstallationEvent.repositories(fields, action);
            case "repository" ->
                REPOSITORY.contains(action)
                        ? new RepositoryChanged(fields.place(), action)
                        : irrelevant("repository", action);
            default -> new Irrelevant("no verdict hangs on " + event + " events");
        };
    }

    private static Happening pullRequest(Fields fields, String action) {
        if (!MOVES.contains(action)) {
            return irrelevant("pull_request", action);
        }
        boolean merged = fields.flag("pull_request.merged");
        return new PullRequestMoved(
                fields.subject("pull_request.number"),
                action,
                fields.text("pull_request.head.sha"),
                fields.text("pull_request.base.ref"),
                fields.person("sender"),
                fields.instant("pull_request.updated_at"),
                action.equals("opened"),
                merged,
                merged ? fields.textOrEmpty("pull_request.merge_commit_sha") : "");
    }

    private static Happening review(Fields fields, String action) {
        if (!REVIEWS.contains(action)) {
            return irrelevant("pull_request_review", action);
        }
        if (fields.text("review.state").equalsIgnoreCase("commented")) {
            return new Irrelevant("a review that only comments is no sign-off");
        }
        return new ReviewChanged(fields.subject("pull_request.number"), action, fields.person("sender"));
    }

    private static Happening comment(Fields fields, String action, String app) {
        if (!fields.has("issue.pull_request")) {
            return new Irrelevant("the comment is on an issue");
        }
        boolean ours = fields.isApp("comment.performed_via_github_app", app);
        return switch (action) {
            case "created" ->
                ours
                        ? new Irrelevant("this App wrote the comment")
                        : new CommentWritten(
                                fields.subject("issue.number"),
                                fields.number("comment.id"),
                                fields.person("comment.user"),
                                fields.textOrEmpty("comment.body"),
                                fields.instant("comment.created_at"));
            case "edited" ->
                new CommentEdited(
                        fields.subject("issue.number"),
                        fields.number("comment.id"),
                        fields.person("comment.user"),
                        fields.person("sender"),
                        fields.textOrEmpty("comment.body"),
                        fields.textOrEmpty("changes.body.from"),
                        fields.instant("comment.updated_at"),
                        ours);
            case "deleted" ->
                new CommentDeleted(
                        fields.subject("issue.number"),
                        fields.number("comment.id"),
                        fields.person("sender"),
                        ours || mayBeOurs(fields));
            default -> irrelevant("issue_comment", action);
        };
    }

    /** Of a comment that is not there any more GitHub may not say which App wrote it; another look does no harm. */
    private static boolean mayBeOurs(Fields fields) {
        return !fields.has("comment.performed_via_github_app")
                && fields.person("comment.user").kind() == Person.Kind.BOT;
    }

    private static Happening checkRun(Fields fields, String action, String app) {
        boolean ours = fields.isApp("check_run.app", app);
        if (ours && (action.equals("rerequested") || action.equals("requested_action"))) {
            return new CheckRunAsked(
                    fields.place(),
                    fields.text("check_run.head_sha"),
                    pullRequests(fields, "check_run.pull_requests"),
                    action.equals("requested_action") ? fields.text("requested_action.identifier") : "",
                    fields.person("sender"));
        }
        if (!ours && action.equals("completed")) {
            return new OtherCheckReported(
                    fields.place(), fields.text("check_run.head_sha"), fields.text("check_run.name"));
        }
        return irrelevant("check_run", action);
    }

    private static Happening workflowRun(Fields fields, String action) {
        return action.equals("completed")
                ? new OtherCheckReported(
                        fields.place(),
                        fields.text("workflow_run.head_sha"),
                        fields.textOrEmpty("workflow_run.path").replaceFirst("@.*", ""))
                : irrelevant("workflow_run", action);
    }

    private static Happening checkSuite(Fields fields, String action, String app) {
        if (!action.equals("rerequested") || !fields.isApp("check_suite.app", app)) {
            return irrelevant("check_suite", action);
        }
        return new CheckRunAsked(
                fields.place(),
                fields.text("check_suite.head_sha"),
                pullRequests(fields, "check_suite.pull_requests"),
                "",
                fields.person("sender"));
    }

    private static Happening mergeGroup(Fields fields, String action) {
        if (action.equals("destroyed")) {
            return new MergeGroupOver(fields.place(), fields.text("merge_group.head_sha"));
        }
        if (!action.equals("checks_requested")) {
            return irrelevant("merge_group", action);
        }
        return new MergeGroupAsked(
                fields.place(),
                fields.text("merge_group.head_sha"),
                last(fields),
                fields.text("merge_group.base_ref"),
                fields.text("merge_group.base_sha"));
    }

    /** The number in a branch such as {@code refs/heads/gh-readonly-queue/main/pr-12-4b5c…}. */
    private static int last(Fields fields) {
        Matcher matcher = QUEUE_BRANCH.matcher(fields.text("merge_group.head_ref"));
        if (!matcher.matches()) {
            throw fields.wrong("merge_group.head_ref", "a queue's branch");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** GitHub also names pull requests that other repositories make of the same commit: those are left out. */
    private static List<Integer> pullRequests(Fields fields, String path) {
        long repository = fields.number("repository.id");
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode pull : fields.node(path)) {
            if (pull.path("base").path("repo").path("id").asLong() == repository) {
                numbers.add(pull.path("number").asInt());
            }
        }
        return numbers;
    }

    private static Irrelevant irrelevant(String event, String action) {
        return new Irrelevant("no verdict hangs on " + event + "." + action);
    }
}
