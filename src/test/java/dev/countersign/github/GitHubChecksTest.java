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
        "completed, neutral, FAILED",
        "completed, skipped, FAILED",
        "completed, failure, FAILED",
        "completed, stale, FAILED",
        "queued, '', RUNNING",
        "in_progress, '', RUNNING"
    })
    void only_success_is_good(String status, String conclusion, State state) {
        github.on(RUNS, json(200, "{\"check_runs\":[" + run(status, conclusion) + "]}"));
        assertEquals(List.of(new Check("build", state)), build());
    }

    @Test
    void the_worst_of_several_apps_and_statuses_counts() {
        String both = run("completed", "success") + "," + run("in_progress", "");
        github.on(RUNS, json(200, "{\"check_runs\":[" + both + "]}"));
        assertEquals(List.of(new Check("build", State.RUNNING)), build());
        github.on(STATUS, json(200, "{\"statuses\":[{\"context\":\"build\",\"state\":\"error\"}]}"));
        assertEquals(List.of(new Check("build", State.FAILED)), build());
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
