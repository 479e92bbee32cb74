package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Issues that are no pull requests. */
record IssueRoutes(Hub hub, Asked asked) {

    private static final String ALL = "/repos/{owner}/{repo}/issues";

    void addTo(Routes routes) {
        routes.on("GET", ALL, call -> {
                    Repository repository = asked.repository(call);
                    String state = call.asked("state").orElse("open");
                    List<Issue> found = repository.issues.values().stream()
                            .filter(issue -> state.equals("all") || state.equals("open") == issue.open)
                            .sorted(Comparator.comparingInt((Issue issue) -> issue.number)
                                    .reversed())
                            .toList();
                    return call.page(found, issue -> shape(repository, issue));
                })
                .on("POST", ALL, call -> {
                    Repository repository = asked.repository(call);
                    if (call.text("title").isBlank()) {
                        throw Refusal.invalid("Issue", "title", "missing_field");
                    }
                    Issue issue = new Issue(
                            hub.world().ids.next(Ids.Kind.ISSUE),
                            repository.nextNumber(),
                            call.caller().account(),
                            hub.world().appOf(call.caller().account()),
                            hub.world().now());
                    repository.issues.put(issue.number, issue);
                    change(issue, call);
                    return Answer.created(shape(repository, issue));
                })
                .on("PATCH", ALL + "/{number}", call -> {
                    Repository repository = asked.repository(call);
                    Issue issue = repository.issues.get((int) call.id("number"));
                    if (issue == null) {
                        throw Refusal.unknown();
                    }
                    hub.demand(
                            issue.author.equals(call.caller().account())
                                    || hub.world().mayWrite(call.caller(), repository),
                            403,
                            "Must have push access to repository.");
                    change(issue, call);
                    return Answer.ok(shape(repository, issue));
                });
    }

    private static void change(Issue issue, Call call) {
        call.optionalText("title").ifPresent(title -> issue.title = title);
        call.optionalText("body").ifPresent(body -> issue.body = body);
        call.optionalText("state").ifPresent(state -> issue.open = state.equals("open"));
    }

    private ObjectNode shape(Repository repository, Issue issue) {
        String url = hub.shapes().urls().repository(repository) + "/issues/" + issue.number;
        return Json.object(
                "url",
                url,
                "repository_url",
                hub.shapes().urls().repository(repository),
                "labels_url",
                url + "/labels{/name}",
                "comments_url",
                url + "/comments",
                "events_url",
                url + "/events",
                "html_url",
                hub.shapes().urls().page(repository) + "/issues/" + issue.number,
                "id",
                issue.id,
                "node_id",
                Ids.Kind.ISSUE.node(issue.id),
                "number",
                issue.number,
                "title",
                issue.title,
                "body",
                issue.body,
                "user",
                hub.shapes().people().user(issue.author),
                "labels",
                List.of(),
                "state",
                issue.open ? "open" : "closed",
                "locked",
                false,
                "assignee",
                null,
                "assignees",
                List.of(),
                "milestone",
                null,
                "comments",
                0,
                "created_at",
                issue.created,
                "updated_at",
                issue.created,
                "closed_at",
                issue.open ? null : issue.created,
                "author_association",
                "NONE",
                "performed_via_github_app",
                issue.app.map(hub.shapes().people()::app));
    }
}
