package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event costs in requests to GitHub, the token aside. The figures are in docs/operate.md. */
class BudgetIT {

    private final Town town = Town.square();

    @BeforeEach
    void begin() {
        town.settle();
    }

    @Test
    void a_pull_request_that_is_opened_costs_four_requests() {
        town.github().requests().clear();
        town.assisted();
        assertCost(4);
    }

    @Test
    void asking_for_reviews_costs_one_request_more_and_later_looks_nothing() {
        String asking = Town.POLICY + "reviewers: {request: true}\n";
        String first = town.repository();
        town.github().furnish().files(first, FileEdits.put(".github/countersign.yml", asking), "Ask");
        town.settle();
        town.github().requests().clear();
        town.github()
                .as("alice")
                .commit(first, "feature", FileEdits.put("services/payments/a.js", "1\n"), "Add" + Town.CLAUDE);
        Pull pull = town.pull(first, town.github().as("alice").open(first, "feature", "main", "Add", "Adds."));
        pull.settle();
        assertEquals(2, pull.view().requested().size());
        assertCost(5);
        town.github().requests().clear();
        pull.as("alice").retitle(first, pull.number, "Add it");
        pull.settle();
        assertCost(1);
    }

    @Test
    void a_pull_request_that_asks_nothing_costs_three() {
        town.github().requests().clear();
        town.opened("docs/guide.md", "# Other\n", "");
        assertCost(3);
    }

    @Test
    void an_approval_on_an_unchanged_head_costs_one_read_and_two_writes() {
        Pull pull = town.assisted();
        pull.approves("carol");
        town.github().requests().clear();
        pull.approves("bob");
        assertCost(3);
    }

    @Test
    void a_first_review_may_cost_one_question_about_people() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.approves("bob");
        assertTrue(town.requests().size() <= 4, this::told);
    }

    @Test
    void a_command_on_an_unchanged_head_costs_a_reaction_more() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.says("alice", "/tick sources");
        assertCost(4);
    }

    @Test
    void a_box_that_is_ticked_costs_what_a_review_does() {
        Pull pull = town.assisted();
        long ours = pull.view().comments().get(0).id();
        town.github().requests().clear();
        pull.as("alice").editComment(pull.repository, ours, pull.comment().replace("- [ ]", "- [x]"));
        town.settle();
        assertCost(3);
    }

    @Test
    void a_comment_that_is_edited_into_a_command_costs_a_look_and_a_line() {
        Pull pull = town.assisted();
        long said = pull.says("dave", "LGTM");
        town.github().requests().clear();
        pull.as("dave").editComment(pull.repository, said, "/signoff");
        town.settle();
        assertCost(3);
    }

    @Test
    void a_push_costs_four() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put("src/app.js", "1\n"), "Shorten");
        town.settle();
        assertCost(4);
    }

    @Test
    void what_cannot_change_a_verdict_costs_nothing() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.as("dave").star(pull.repository);
        pull.as("dave").label(pull.repository, pull.number, "approved");
        pull.as("dave").unlabel(pull.repository, pull.number, "approved");
        pull.as("dave").comment(pull.repository, pull.number, "LGTM, ship it");
        pull.as("dave").review(pull.repository, pull.number, "COMMENT", "LGTM");
        pull.as("other-ci[bot]").check(pull.repository, "build", pull.view().headSha(), "failure");
        pull.as("dave").commit(pull.repository, "elsewhere", FileEdits.put("src/x.js", "x\n"), "Start");
        pull.as("dave").commit(pull.repository, "main", FileEdits.put("docs/x.md", "x\n"), "Write");
        town.settle();
        assertCost(0);
    }

    @Test
    void an_unchanged_verdict_costs_one_read_and_no_write() {
        Pull pull = town.assisted();
        pull.approves("dave");
        town.github().requests().clear();
        pull.as("alice").retitle(pull.repository, pull.number, "Round all amounts");
        pull.settle();
        assertEquals(List.of(), town.writes());
        assertCost(1);
    }

    @Test
    void a_merge_group_costs_one_question_and_one_check() {
        Pull pull = town.opened("docs/guide.md", "# Other\n", "");
        town.github().furnish().requireCheck(pull.repository, "main", "build", 99_001);
        pull.as("other-ci[bot]").check(pull.repository, "build", pull.view().headSha(), "success");
        town.settle();
        town.github().requests().clear();
        pull.as("dave").enqueue(pull.repository, pull.number);
        town.settle();
        assertEquals(List.of("POST /repos/{owner}/{repo}/check-runs"), town.writes());
        assertCost(2);
        pull.as("dave").dequeue(pull.repository, pull.number);
        town.settle();
        assertCost(2);
    }

    @Test
    void a_second_pull_request_with_the_same_head_costs_what_another_does() {
        Pull pull = town.assisted();
        pull.as("alice").push(pull.repository, "again", pull.view().headSha(), false);
        town.settle();
        town.github().requests().clear();
        pull.as("alice").open(pull.repository, "again", "main", "The same", "Rounds amounts.");
        town.settle();
        assertCost(4);
    }

    @Test
    void closing_costs_nothing() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        pull.as("alice").close(pull.repository, pull.number);
        town.settle();
        assertCost(0);
    }

    @Test
    void a_change_of_the_policy_costs_two_more_and_another_look_nothing_more() {
        String repository = town.repository();
        town.settle();
        town.github().requests().clear();
        town.github()
                .as("alice")
                .commit(
                        repository,
                        "feature",
                        FileEdits.put(".github/countersign.yml", "version: 1\n")
                                .andPut("services/payments/a.js", "1\n"),
                        "Propose" + Town.CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
        pull.settle();
        assertCost(6);
        town.github().requests().clear();
        pull.as("alice").retitle(pull.repository, pull.number, "Propose it");
        pull.settle();
        assertCost(1);
    }

    @Test
    void three_hundred_files_cost_two_pages_more() {
        String repository = town.repository();
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            files.put("src/file" + i + ".js", "export const n = " + i + ";\n");
        }
        town.github().as("alice").commit(repository, "feature", FileEdits.putAll(files), "Add files" + Town.CLAUDE);
        town.settle();
        town.github().requests().clear();
        town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."))
                .settle();
        assertTrue(town.requests().size() <= 4 + 3, this::told);
    }

    private void assertCost(int requests) {
        assertEquals(requests, town.requests().size(), this::told);
    }

    private String told() {
        return town.requests().stream().map(RequestLog.Entry::method).toList() + " "
                + town.requests().stream().map(RequestLog.Entry::path).toList();
    }
}
