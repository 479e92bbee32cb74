package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.CheckReport.State;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubCheckRunsTest {

    private static final String HEAD = "a".repeat(40);
    private static final String CREATE = "POST /repos/acme/shop/check-runs";
    private static final String UPDATE = "PATCH /repos/acme/shop/check-runs/51011010001";
    private static final String ANNOTATIONS = "GET /repos/acme/shop/check-runs/51011010001/annotations";
    private static final long ID = 51_011_010_001L;
    private static final CheckReport.Annotation ONE = new CheckReport.Annotation("a.sql", 3, true, "Migration", "Far");
    private static final CheckReport.Annotation TWO = new CheckReport.Annotation("b.sql", 1, false, "Owner", "Ask");

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubCheckRuns runs = new GitHubCheckRuns(http);

    @AfterEach
    void close() {
        github.close();
    }

    private static CheckReport report(State state, String summary, CheckReport.Annotation... annotations) {
        return new CheckReport(
                "countersign",
                HEAD,
                state,
                "1 of 2 sign-offs",
                summary,
                List.of(annotations),
                List.of(new CheckReport.Action("recheck", "Re-check", "Look again")));
    }

    private JsonNode sent(int index) {
        return github.asked().get(index).json();
    }

    @Test
    void answers_that_do_not_tell_which_check_runs_there_are_are_for_later() {
        github.on(CREATE, json(201, "{}"), json(200, "{\"message\":\"fault\"}"));
        for (int i = 0; i < 2; i++) {
            assertThrows(TryLater.class, () -> runs.create(SUBJECT, report(State.SUCCESS, "All"), "e-1", ""));
        }
        github.on("GET /repos/acme/shop/commits/" + HEAD + "/check-runs", json(200, "{}"));
        assertThrows(TryLater.class, () -> runs.find(SUBJECT, "countersign", HEAD));
    }

    @Test
    void a_check_run_is_created_with_all_that_people_see() {
        github.on(CREATE, json(201, "{\"id\":51011010001}"));
        long id = runs.create(SUBJECT, report(State.ACTION_REQUIRED, "Who", ONE), "e-1", "https://c.test/1");
        assertEquals(ID, id);
        assertEquals(
                "{\"name\":\"countersign\",\"external_id\":\"e-1\",\"details_url\":\"https://c.test/1\","
                        + "\"status\":\"completed\",\"conclusion\":\"action_required\",\"output\":{"
                        + "\"title\":\"1 of 2 sign-offs\",\"summary\":\"Who\",\"annotations\":[{\"path\":\"a.sql\","
                        + "\"start_line\":3,\"end_line\":3,\"annotation_level\":\"warning\",\"title\":\"Migration\","
                        + "\"message\":\"Far\"}]},\"actions\":[{\"label\":\"Re-check\",\"description\":\"Look again\","
                        + "\"identifier\":\"recheck\"}],\"head_sha\":\"" + HEAD + "\"}",
                github.asked().get(0).body());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, completed, success",
        "NEUTRAL, completed, neutral",
        "ACTION_REQUIRED, completed, action_required",
        "FAILURE, completed, failure",
        "IN_PROGRESS, in_progress, ''"
    })
    void each_state_has_its_status_and_conclusion(State state, String status, String conclusion) {
        github.on(CREATE, json(201, "{\"id\":1}"));
        runs.create(SUBJECT, report(state, "x"), "e", "");
        assertEquals(status, sent(0).path("status").asText());
        assertEquals(conclusion, sent(0).path("conclusion").asText(""));
        assertTrue(sent(0).path("details_url").isMissingNode());
    }

    @Test
    void a_long_summary_is_cut_at_a_whole_character() {
        github.on(CREATE, json(201, "{\"id\":1}"));
        runs.create(SUBJECT, report(State.SUCCESS, "x" + "é".repeat(40_000)), "e", "");
        String summary = sent(0).path("output").path("summary").asText();
        assertEquals("x" + "é".repeat(32_767), summary);
        assertEquals(65_535, summary.getBytes(StandardCharsets.UTF_8).length);
        assertEquals("é", GitHubCheckRuns.cut("é😀", 5));
        assertEquals("é😀", GitHubCheckRuns.cut("é😀", 6));
    }

    @Test
    void an_update_sends_only_annotations_that_are_not_there_yet() {
        github.on(CREATE, json(201, "{\"id\":51011010001}")).on(UPDATE, json(200, "{}"));
        runs.create(SUBJECT, report(State.FAILURE, "x", ONE), "e", "");
        runs.update(SUBJECT, ID, report(State.FAILURE, "x", ONE, TWO), "e", "");
        runs.update(SUBJECT, ID, report(State.SUCCESS, "x", ONE, TWO), "e", "");
        assertEquals(1, sent(1).path("output").path("annotations").size());
        assertEquals("b.sql", sent(1).at("/output/annotations/0/path").asText());
        assertEquals(
                "notice", sent(1).at("/output/annotations/0/annotation_level").asText());
        assertTrue(sent(2).path("output").path("annotations").isMissingNode());
        assertEquals(3, github.routes().size());
    }

    @Test
    void a_check_run_that_is_not_there_is_not_changed() {
        github.on(UPDATE, json(404, "{}"));
        assertFalse(runs.update(SUBJECT, ID, report(State.SUCCESS, "x"), "e", ""));
    }

    @Test
    void after_a_restart_github_is_asked_which_annotations_are_there() {
        String there = """
                [{"path":"a.sql","start_line":3,"end_line":3,"annotation_level":"warning","title":"Migration","message":"Far"}]""";
        github.on(ANNOTATIONS, json(200, there)).on(UPDATE, json(200, "{}"));
        runs.update(SUBJECT, ID, report(State.FAILURE, "x", ONE, TWO), "e", "");
        assertEquals(List.of(ANNOTATIONS, UPDATE), github.routes());
        assertEquals("b.sql", sent(1).at("/output/annotations/0/path").asText());
        runs.update(SUBJECT, ID, report(State.FAILURE, "x"), "e", "");
        assertEquals(UPDATE, github.routes().get(2), "nothing to compare, nothing to ask");
    }

    @Test
    void the_newest_run_of_this_app_is_found() {
        String route = "GET /repos/acme/shop/commits/" + HEAD + "/check-runs";
        github.on(
                route,
                json(200, "{\"total_count\":2,\"check_runs\":[{\"id\":5},{\"id\":7}]}"),
                json(200, "{\"total_count\":0,\"check_runs\":[]}"));
        assertEquals(OptionalLong.of(7), runs.find(SUBJECT, "countersign/policy", HEAD));
        assertEquals(OptionalLong.empty(), runs.find(SUBJECT, "countersign", HEAD));
        assertEquals(
                "check_name=countersign%2Fpolicy&app_id=4242&per_page=100",
                github.asked().get(0).query());
    }

    @Test
    void what_github_does_not_take_is_refused_and_what_is_gone_is_gone() {
        github.on(CREATE, json(422, "{\"message\":\"Validation Failed\"}"), json(404, "{}"))
                .on("GET /repos/acme/shop/pulls/12", json(404, "{}"));
        assertThrows(Refused.class, () -> runs.create(SUBJECT, report(State.SUCCESS, "x"), "e", ""));
        assertThrows(SubjectGone.class, () -> runs.create(SUBJECT, report(State.SUCCESS, "x"), "e", ""));
    }

    @Test
    void a_commit_that_github_does_not_know_yet_is_asked_for_again_a_few_times() {
        String unknown = "{\"message\":\"No commit found for SHA: " + HEAD + "\"}";
        github.on(CREATE, json(422, unknown))
                .on("GET /repos/acme/shop/commits/" + HEAD + "/check-runs", json(422, unknown));
        Runnable create = () -> runs.create(SUBJECT, report(State.SUCCESS, "x"), "e", "");
        Runnable find = () -> runs.find(SUBJECT, "countersign", HEAD);
        for (Runnable one : List.of(create, find, create, find, create)) {
            assertThrows(TryLater.class, one::run);
        }
        assertThrows(Refused.class, create::run);
        assertThrows(Refused.class, find::run);
        assertEquals(7, github.asked().size());
    }

    @Test
    void a_commit_that_github_knows_a_little_later_gets_its_check() {
        github.on(CREATE, json(422, "{\"message\":\"No commit found for SHA: x\"}"), json(201, "{\"id\":7}"));
        assertThrows(TryLater.class, () -> runs.create(SUBJECT, report(State.SUCCESS, "x"), "e", ""));
        assertEquals(7, runs.create(SUBJECT, report(State.SUCCESS, "x"), "e", ""));
    }
}
