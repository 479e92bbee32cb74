package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Letting workflows run. */
final class WorkflowActions {

    private final Hub hub;
    private final PushActions pushes;

    WorkflowActions(Hub hub, PushActions pushes) {
        this.hub = hub;
        this.pushes = pushes;
    }

    void run(Caller caller, Repository repository, String path, String sha, String conclusion) {
        hub.demand(hub.world().mayWrite(caller, repository), 403, "Must have push access to repository.");
        WorkflowRun run = new WorkflowRun(
                hub.world().ids.next(Ids.Kind.WORKFLOW_RUN),
                repository.workflows.size() + 1,
                path,
                sha,
                conclusion,
                caller.account(),
                hub.world().now());
        repository.workflows.add(run);
        hub.events()
                .about(
                        repository,
                        caller.account(),
                        "workflow_run",
                        Json.object(
                                "action",
                                "completed",
                                "workflow",
                                workflow(repository, run),
                                "workflow_run",
                                shape(repository, run)));
    }

    private ObjectNode workflow(Repository repository, WorkflowRun run) {
        String url = hub.shapes().urls().repository(repository) + "/actions/workflows/" + run.workflow();
        return Json.object(
                "id",
                run.workflow(),
                "node_id",
                "W_sbx" + run.workflow(),
                "name",
                run.path(),
                "path",
                run.path(),
                "state",
                "active",
                "created_at",
                repository.created,
                "updated_at",
                repository.created,
                "url",
                url,
                "html_url",
                url,
                "badge_url",
                url + "/badge.svg");
    }

    ObjectNode shape(Repository repository, WorkflowRun run) {
        String url = hub.shapes().urls().repository(repository) + "/actions/runs/" + run.id();
        ObjectNode shape = Json.object(
                "id", run.id(),
                "node_id", Ids.Kind.WORKFLOW_RUN.node(run.id()),
                "name", run.path(),
                "path", run.path(),
                "display_title", run.path(),
                "event", "pull_request",
                "status", "completed",
                "conclusion", run.conclusion(),
                "run_number", run.number(),
                "run_attempt", 1,
                "workflow_id", run.workflow(),
                "check_suite_id", run.id(),
                "check_suite_node_id", Ids.Kind.CHECK_SUITE.node(run.id()),
                "head_branch", null,
                "head_sha", run.headSha(),
                "created_at", run.at(),
                "updated_at", run.at(),
                "run_started_at", run.at(),
                "pull_requests", List.of(),
                "previous_attempt_url", null,
                "url", url,
                "html_url", url);
        for (String part : List.of("jobs", "logs", "check_suite", "cancel", "rerun", "artifacts", "workflow")) {
            shape.put(part + "_url", url + "/" + part);
        }
        shape.set("actor", hub.shapes().people().user(run.by()));
        shape.set("triggering_actor", hub.shapes().people().user(run.by()));
        shape.set(
                "head_commit",
                pushes.described(hub.world().git.commit(run.headSha()).orElseThrow(Refusal::unknown)));
        shape.set("repository", hub.shapes().repositories().repository(repository));
        shape.set("head_repository", hub.shapes().repositories().repository(repository));
        return shape;
    }
}
