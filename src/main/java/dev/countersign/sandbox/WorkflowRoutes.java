package dev.countersign.sandbox;

import java.util.Comparator;
import java.util.List;

/** Runs of workflows. */
record WorkflowRoutes(Asked asked, Actions actions) {

    void addTo(Routes routes) {
        routes.on("GET", "/repos/{owner}/{repo}/actions/runs", call -> {
            Repository repository = asked.repository(call);
            List<WorkflowRun> found = repository.workflows.stream()
                    .filter(run ->
                            call.asked("head_sha").map(run.headSha()::equals).orElse(true))
                    .sorted(Comparator.comparingLong(WorkflowRun::id).reversed())
                    .toList();
            return call.linked(
                    Answer.ok(Json.object(
                            "total_count",
                            found.size(),
                            "workflow_runs",
                            Json.array(
                                    call.part(found), run -> actions.workflows().shape(repository, run)))),
                    found.size());
        });
    }
}
