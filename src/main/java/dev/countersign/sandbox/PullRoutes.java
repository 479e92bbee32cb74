package dev.countersign.sandbox;

import java.util.List;
import java.util.Optional;

/** Pull requests: reading, opening, editing, merging. */
record PullRoutes(Hub hub, Asked asked, Actions actions) {

    private static final String ALL = "/repos/{owner}/{repo}/pulls";
    private static final String ONE = ALL + "/{number}";
    private static final int MOST_FILES = 3_000;
    private static final int MOST_COMMITS = 250;

    void addTo(Routes routes) {
        routes.on("GET", ALL, this::list)
                .on("POST", ALL, this::open)
                .on("GET", ONE, call -> Answer.ok(shapes().full(asked.pull(call))))
                .on("PATCH", ONE, this::edit)
                .on("GET", ONE + "/files", call -> {
                    PullRequest pull = asked.pull(call);
                    return call.page(
                            hub.changes().of(pull).files().stream()
                                    .limit(MOST_FILES)
                                    .toList(),
                            file -> shapes().file(pull, file));
                })
                .on("GET", ONE + "/commits", call -> {
                    PullRequest pull = asked.pull(call);
                    return call.page(
                            hub.changes().of(pull).commits().stream()
                                    .limit(MOST_COMMITS)
                                    .toList(),
                            commit -> hub.shapes().repositories().commit(pull.repository, commit));
                })
                .on("PUT", ONE + "/merge", call -> {
                    String sha = actions.pulls().merge(call.caller(), asked.pull(call), call.text("sha"));
                    return Answer.ok(
                            Json.object("sha", sha, "merged", true, "message", "Pull Request successfully merged"));
                })
                .on("GET", ONE + "/merge", call -> {
                    if (asked.pull(call).merge.isEmpty()) {
                        throw Refusal.unknown();
                    }
                    return Answer.empty(204);
                })
                .on(
                        "GET",
                        "/repos/{owner}/{repo}/commits/{sha}/pulls",
                        call -> call.page(
                                asked.repository(call).pulls.values().stream()
                                        .filter(pull -> holds(pull, call.param("sha")))
                                        .toList(),
                                shapes()::brief));
    }

    private PullShapes shapes() {
        return hub.shapes().pulls();
    }

    private boolean holds(PullRequest pull, String sha) {
        return pull.merge.filter(merge -> merge.sha().equals(sha)).isPresent()
                || hub.changes().of(pull).commits().stream()
                        .anyMatch(commit -> commit.sha().equals(sha));
    }

    private Answer list(Call call) {
        String state = call.asked("state").orElse("open");
        List<PullRequest> found = asked.repository(call).pulls.values().stream()
                .filter(pull -> state.equals("all") || pull.open == state.equals("open"))
                .filter(pull -> call.asked("base").map(pull.baseRef::equals).orElse(true))
                .filter(pull -> call.asked("head")
                        .map((pull.headRepository.owner.login() + ":" + pull.headRef)::equals)
                        .orElse(true))
                .sorted((one, other) -> call.asked("direction").orElse("desc").equals("asc")
                        ? Integer.compare(one.number, other.number)
                        : Integer.compare(other.number, one.number))
                .toList();
        return call.page(found, shapes()::brief);
    }

    private Answer open(Call call) {
        Repository repository = asked.repository(call);
        String head = call.text("head");
        int colon = head.indexOf(':');
        Repository from = colon < 0
                ? repository
                : hub.world()
                        .findRepository(head.substring(0, colon) + "/" + repository.name)
                        .orElseThrow(() -> Refusal.invalid("PullRequest", "head", "invalid"));
        PullRequest pull = actions.pulls()
                .open(
                        call.caller(),
                        repository,
                        from,
                        head.substring(colon + 1),
                        call.text("base"),
                        call.text("title"),
                        call.text("body"),
                        call.body().path("draft").asBoolean());
        return Answer.created(shapes().full(pull));
    }

    private Answer edit(Call call) {
        PullRequest pull = asked.pull(call);
        Optional<String> base = call.optionalText("base");
        actions.pulls().edit(call.caller(), pull, call.optionalText("title"), call.optionalText("body"), base);
        if (call.text("state").equals("closed")) {
            actions.pulls().close(call.caller(), pull);
        } else if (call.text("state").equals("open")) {
            actions.pulls().reopen(call.caller(), pull);
        }
        return Answer.ok(shapes().full(pull));
    }
}
