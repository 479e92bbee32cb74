package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.DeliveryFault;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged App does about open pull requests of which GitHub shows something else than it should. */
class SweepIT {

    private final Town town = Town.square();

    @BeforeEach
    void begin() {
        // What earlier tests left behind is put right first.
        round();
        town.github().requests().clear();
    }

    @AfterEach
    void heal() {
        town.github().faults().clear();
    }

    private void round() {
        town.settle();
        town.app().change("update walk set place = '' where name = 'pull-requests'");
        town.app().round("reconcile-pull-requests");
        town.settle();
    }

    private void lost(String event, String action) {
        town.github().faults().add(DeliveryFault.of(event, action, 1, DeliveryFault.Kind.LOSE));
    }

    @Test
    void a_pull_request_that_was_never_heard_of_is_judged() {
        String repository = town.repository();
        town.settle();
        lost("pull_request", "opened");
        town.github()
                .as("alice")
                .commit(repository, "feature", FileEdits.put("services/payments/a.js", "1\n"), "Add" + Town.CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
        town.github().requests().clear();
        round();
        pull.waits();
        assertTrue(!pull.comment().isEmpty(), "no comment");
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    @Test
    void a_push_that_was_never_heard_of_is_judged() {
        Pull pull = town.assisted();
        lost("pull_request", "synchronize");
        pull.as("alice").commit(pull.repository, "feature", FileEdits.put("src/app.js", "1\n"), "Shorten");
        town.settle();
        assertEquals(List.of(), pull.view().checks());
        round();
        pull.waits();
    }

    @Test
    void a_pull_request_that_was_closed_without_a_word_is_known_to_be_closed() {
        Pull pull = town.assisted();
        lost("pull_request", "closed");
        pull.as("alice").close(pull.repository, pull.number);
        round();
        assertEquals(
                0,
                town.app()
                        .number("select count(*) from subject where open and number = " + pull.number
                                + " and repository = '" + pull.repository.substring(5) + "'"));
    }

    @Test
    void a_check_that_is_not_there_any_more_is_written_again_and_nothing_else() {
        Pull pull = town.assisted();
        town.github().furnish().loseChecks(pull.repository);
        town.github().requests().clear();
        round();
        pull.waits();
        assertEquals(List.of("POST /repos/{owner}/{repo}/check-runs"), town.writes());
    }

    @Test
    void a_check_that_says_something_else_is_written_again_and_nothing_else() {
        Pull pull = town.assisted();
        pull.as("countersign[bot]")
                .check(pull.repository, "countersign", pull.view().headSha(), "success");
        town.settle();
        assertEquals("", pull.view().objection(), "the wrong check does not pass");
        town.github().requests().clear();
        round();
        pull.waits();
        assertEquals(List.of("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"), town.writes());
    }

    @Test
    void a_comment_that_was_deleted_without_a_word_is_written_again_and_nothing_else() {
        Pull pull = town.assisted();
        String text = pull.comment();
        lost("issue_comment", "deleted");
        pull.as("dave")
                .deleteComment(pull.repository, pull.view().comments().get(0).id());
        town.github().requests().clear();
        round();
        assertEquals(text, pull.comment());
        assertEquals(
                List.of(
                        "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
                        "POST /repos/{owner}/{repo}/issues/{number}/comments"),
                town.writes());
    }

    @Test
    void a_comment_that_somebody_changed_without_a_word_is_put_back_and_nothing_else() {
        Pull pull = town.assisted();
        String text = pull.comment();
        lost("issue_comment", "edited");
        pull.as("dave")
                .editComment(pull.repository, pull.view().comments().get(0).id(), "All clear, merge it");
        town.github().requests().clear();
        round();
        assertEquals(text, pull.comment());
        assertEquals(List.of("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"), town.writes());
    }

    @Test
    void a_round_in_which_all_is_well_costs_a_list_and_a_document_for_twenty_repositories_and_no_write() {
        Pull pull = town.assisted();
        round();
        town.github().requests().clear();
        round();
        assertEquals(List.of(), town.writes());
        List<String> all = List.copyOf(town.github().look().repositories());
        long open = all.stream()
                .filter(name -> town.github().look().pulls(name).stream()
                        .anyMatch(one -> one.state().equals("OPEN")))
                .count();
        // Other tests share this town: the App may be installed for several owners, each with lists of its own.
        long lists = all.stream()
                .collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf('/')), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(many -> (many + 99) / 100)
                .sum();
        // What is left of each list's repositories begins a document.
        long most = lists + open / 20 + lists;
        assertTrue(town.requests().size() <= most, () -> open + " open, " + most + " at most: " + town.requests());
        pull.waits();
    }
}
