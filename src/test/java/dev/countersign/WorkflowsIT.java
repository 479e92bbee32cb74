package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a change because of how a workflow ended. */
class WorkflowsIT {

    private static final String SCAN = ".github/workflows/scan.yml";
    private static final String POLICY = """
            version: 1
            requirements:
              - name: looked-into
                title: Somebody has looked into what the scan found
                when: {not: {checks: {".github/workflows/scan.yml": [succeeded, skipped]}}}
                sign-offs: {count: 1, from: anyone}
            """;

    private final Town town = Town.square();

    private Pull opened() {
        String repository = town.repository();
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", POLICY), "Ask");
        town.github().as("alice").commit(repository, "feature", FileEdits.put("docs/guide.md", "# Other\n"), "Write");
        town.settle();
        Pull pull = town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Write", ""));
        pull.settle();
        return pull;
    }

    private void scan(Pull pull, String conclusion) {
        pull.as("dave").workflow(pull.repository, SCAN, pull.view().headSha(), conclusion);
        town.settle();
    }

    @Test
    void a_change_waits_for_somebody_unless_the_workflow_ended_well() {
        Pull pull = opened();
        pull.waits();
        town.github().requests().clear();
        scan(pull, "skipped");
        pull.cleared();
        // The check is green and the comment says so, and nothing else was written.
        assertEquals(
                List.of(
                        "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
                        "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"),
                town.writes().stream().sorted().toList());
        scan(pull, "timed_out");
        pull.waits();
        scan(pull, "success");
        pull.cleared();
    }

    @Test
    void a_check_that_bears_the_workflows_name_is_no_run_of_it() {
        Pull pull = opened();
        pull.as("other-ci[bot]").check(pull.repository, SCAN, pull.view().headSha(), "success");
        town.settle();
        pull.waits();
        pull.approves("dave");
        pull.cleared();
    }
}
