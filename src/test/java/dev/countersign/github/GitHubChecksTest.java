package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Check.State;
import dev.countersign.flow.TryLater;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubChecksTest {

    private static final String HEAD = "a".repeat(40);
    private static final String RUNS = "GET /repos/acme/shop/commits/" + HEAD + "/check-runs";
    private static final String STATUS = "GET /repos/acme/shop/commits/" + HEAD + "/status";

    private static final String WORKFLOWS = "GET /repos/acme/shop/actions/runs";
    private static final String CI = ".github/workflows/ci.yml";
    private final FakeGitHub github = new FakeGitHub();
    private final GitHubChecks checks = new GitHubChecks(github.client());

    @BeforeEach
    void nothing() {
        github.on(RUNS, json(200, "{\"check_runs\":[]}")).on(STATUS, json(200, "{\"statuses\":[]}"));
    }

    @AfterEach
    void close() {
        github.close();
    }

    private static String run(String status, String conclusion) {
        return "{\"status\":\"%s\",\"conclusion\":\"%s\"}".formatted(status, conclusion);
    }

    private List<Check> build() {
        return checks.read(SUBJECT, HEAD, Set.of("build"));
    }

    @ParameterizedTest
    @CsvSource({
        "completed, success, SUCCEEDED",
        "completed, neutral, NEUTRAL",
        "completed, skipped, SKIPPED",
        "completed, cancelled, CANCELLED",
        "completed, timed_out, TIMED_OUT",
        "completed, action_required, ACTION_REQUIRED",
        "completed, stale, STALE",
        "completed, failure, FAILED",
        "completed, startup_failure, FAILED",
        "completed, '', FAILED",
        "queued, '', RUNNING",
        "in_progress, '', RUNNING"
    })
    void how_a_check_ended_is_told(String status, String conclusion, State state) {
        github.on(RUNS, json(200, "{\"check_runs\":[" + run(status, conclusion) + "]}"));
        assertEquals(List.of(new Check("build", state)), build());
    }

    @Test
    void what_several_apps_and_statuses_say_under_one_name_is_all_told() {
        String both = run("completed", "success") + "," + run("in_progress", "") + "," + run("completed", "success");
        github.on(RUNS, json(200, "{\"check_runs\":[" + both + "]}"));
        assertEquals(List.of(new Check("build", State.SUCCEEDED), new Check("build", State.RUNNING)), build());
        github.on(RUNS, json(200, "{\"check_runs\":[" + run("completed", "success") + "]}"));
        github.on(STATUS, json(200, "{\"statuses\":[{\"context\":\"build\",\"state\":\"error\"}]}"));
        assertEquals(List.of(new Check("build", State.SUCCEEDED), new Check("build", State.FAILED)), build());
    }

    private List<Check> workflow(String... runs) {
        github.on(WORKFLOWS, json(200, "{\"workflow_runs\":[" + String.join(",", runs) + "]}"));
        return checks.read(SUBJECT, HEAD, Set.of(CI));
    }

    private static String workflowRun(String path, String event, String conclusion) {
        return "{\"path\":\"%s\",\"event\":\"%s\",\"status\":\"completed\",\"conclusion\":\"%s\"}"
                .formatted(path, event, conclusion);
    }

    @Test
    void a_workflow_is_looked_for_by_its_file_and_only_its_newest_run_for_each_event_counts() {
        List<Check> found = workflow(
                workflowRun(CI, "push", "success"),
                workflowRun(CI, "push", "failure"),
                workflowRun(CI + "@refs/heads/main", "pull_request", "skipped"),
                workflowRun(".github/workflows/other.yml", "push", "failure"));
        assertEquals(List.of(new Check(CI, State.SUCCEEDED), new Check(CI, State.SKIPPED)), found);
        assertEquals(List.of(WORKFLOWS), github.routes());
        assertEquals(
                "head_sha=" + HEAD + "&per_page=100&page=1",
                github.asked().get(0).query());
    }

    @Test
    void a_check_that_bears_a_workflows_name_is_none() {
        github.on(RUNS, json(200, "{\"check_runs\":[" + run("completed", "success") + "]}"));
        assertEquals(List.of(), workflow());
    }

    @Test
    void nobody_can_tell_of_a_workflow_that_this_app_may_not_see() {
        github.on(WORKFLOWS, json(403, "{\"message\":\"Resource not accessible by integration\"}"));
        assertEquals(List.of(), checks.read(SUBJECT, HEAD, Set.of(CI)));
    }

    @ParameterizedTest
    @CsvSource({"success, SUCCEEDED", "pending, RUNNING", "failure, FAILED", "error, FAILED"})
    void statuses_count_as_checks(String word, State state) {
        String other = "{\"context\":\"lint\",\"state\":\"failure\"}";
        String body = "{\"statuses\":[" + other + ",{\"context\":\"build\",\"state\":\"" + word + "\"}]}";
        github.on(STATUS, json(200, body));
        assertEquals(List.of(new Check("build", state)), build());
    }

    @Test
    void a_check_that_nobody_has_reported_is_not_there() {
        assertEquals(List.of(), build());
        assertEquals(List.of(RUNS, STATUS), github.routes());
        assertEquals(
                "check_name=build&filter=latest&per_page=100",
                github.asked().get(0).query());
    }

    @Test
    void no_names_cost_no_request() {
        assertEquals(List.of(), checks.read(SUBJECT, HEAD, Set.of()));
        assertEquals(List.of(), github.routes());
    }

    @Test
    void statuses_are_read_to_the_last_page() {
        github.on(
                STATUS,
                json(200, "{\"statuses\":[]}", "Link", "<x>; rel=\"next\""),
                json(200, "{\"statuses\":[{\"context\":\"build\",\"state\":\"success\"}]}"));
        assertEquals(List.of(new Check("build", State.SUCCEEDED)), build());
    }

    @Test
    void checks_that_cannot_be_read_are_for_later() {
        github.on(STATUS, json(500, "{}"));
        assertThrows(TryLater.class, this::build);
    }
}
