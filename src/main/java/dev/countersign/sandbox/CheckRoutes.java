package dev.countersign.sandbox;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Check runs. */
record CheckRoutes(Hub hub, Asked asked, Actions actions) {

    private static final String ALL = "/repos/{owner}/{repo}/check-runs";
    private static final String ONE = ALL + "/{check_run_id}";

    void addTo(Routes routes) {
        routes.on("POST", ALL, call -> {
                    Repository repository = asked.repository(call);
                    CheckRun run = actions.checks().create(call.caller(), repository, call.body());
                    return Answer.created(hub.shapes().checks().run(repository, run));
                })
                .on("GET", ONE, call -> {
                    Repository repository = asked.repository(call);
                    return Answer.ok(hub.shapes()
                            .checks()
                            .run(repository, CheckActions.find(repository, call.id("check_run_id"))));
                })
                .on("PATCH", ONE, call -> {
                    Repository repository = asked.repository(call);
                    CheckRun run =
                            actions.checks().update(call.caller(), repository, call.id("check_run_id"), call.body());
                    return Answer.ok(hub.shapes().checks().run(repository, run));
                })
                .on("GET", ONE + "/annotations", this::annotations)
                .on("POST", ONE + "/rerequest", call -> {
                    actions.checks().rerequest(call.caller(), asked.repository(call), call.id("check_run_id"));
                    return Answer.created(Json.object());
                })
                .on("GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", this::onCommit);
    }

    private Answer annotations(Call call) {
        Repository repository = asked.repository(call);
        CheckRun run = CheckActions.find(repository, call.id("check_run_id"));
        return call.page(
                run.annotations,
                annotation -> Json.object(
                        "path", annotation.path("path"),
                        "start_line", annotation.path("start_line"),
                        "end_line", annotation.path("end_line"),
                        "start_column", annotation.get("start_column"),
                        "end_column", annotation.get("end_column"),
                        "annotation_level", annotation.path("annotation_level"),
                        "title", annotation.get("title"),
                        "message", annotation.path("message"),
                        "raw_details", annotation.get("raw_details"),
                        "blob_href", hub.shapes().urls().page(repository) + "/blob/" + run.headSha));
    }

    /** The newest run of each name and App, unless all are asked for. */
    private Answer onCommit(Call call) {
        Repository repository = asked.repository(call);
        String sha = asked.commit(repository, call.param("ref"));
        Set<List<Object>> seen = new HashSet<>();
        List<CheckRun> found = repository.checks.stream()
                .filter(run -> run.headSha.equals(sha))
                .sorted(Comparator.comparingLong((CheckRun run) -> run.id).reversed())
                .filter(run -> call.asked("check_name").map(run.name::equals).orElse(true))
                .filter(run -> call.asked("status").map(run.status::equals).orElse(true))
                .filter(run -> call.asked("app_id")
                        .map(Long.toString(run.app.id)::equals)
                        .orElse(true))
                .filter(run ->
                        call.asked("filter").orElse("latest").equals("all") || seen.add(List.of(run.app.id, run.name)))
                .toList();
        return call.linked(
                Answer.ok(Json.object(
                        "total_count", found.size(),
                        "check_runs",
                                Json.array(
                                        call.part(found),
                                        run -> hub.shapes().checks().run(repository, run)))),
                found.size());
    }
}
