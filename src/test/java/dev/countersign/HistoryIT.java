package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.RunningApp;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import org.junit.jupiter.api.Test;

/** What the packaged App learns from what was merged. */
class HistoryIT {

    private final Town town = Town.square();

    @Test
    void a_push_to_the_default_branch_makes_the_past_due_once_and_costs_no_request_of_its_own() {
        Pull pull = town.opened("docs/guide.md", "# Other\n", "");
        town.github().requests().clear();
        pull.as("dave").commit(pull.repository, "main", FileEdits.put("src/x.js", "x\n"), "Add x");
        pull.as("dave").commit(pull.repository, "main", FileEdits.put("src/y.js", "y\n"), "Add y");
        town.settle();
        assertEquals(0, town.requests().size(), () -> town.requests().toString());
        assertEquals(1, due(pull));
    }

    @Test
    void the_past_of_a_change_is_known_once_it_was_read() {
        Pull first = town.opened("src/app.js", "one\ntwo\n", "");
        first.as("alice").merge(first.repository, first.number);
        first.as("dave").commit(first.repository, "main", FileEdits.put("src/app.js", "1\n"), "Fix the bug");
        read(first);
        town.settle();
        // The first commit, the layout, the pull request's change and the push; the branch's own commit is none.
        assertEquals(4, changes(first));
        town.github().as("alice").commit(first.repository, "second", FileEdits.put("src/app.js", "2\n"), "Count");
        Pull second = town.pull(
                first.repository,
                town.github().as("alice").open(first.repository, "second", "main", "Count", "Counts."));
        second.settle();
        assertEquals(0, unknown(second));
        assertTrue(unread(first) > 0, "the first was judged before the past was read");
        assertEquals(0, unread(second));
        assertEquals(
                3,
                town.app()
                        .number("select (past::json #>> '{past,files,changes}')::int from pinned_past"
                                + where(second)));
    }

    @Test
    void a_repository_the_app_is_installed_on_is_due_before_anything_happens_there() {
        String name = town.repository();
        town.github().furnish().announceInstallation(Town.APP, "created");
        town.settle();
        assertEquals(1, due(name));
    }

    @Test
    void reading_again_adds_only_what_is_new() {
        Pull pull = town.opened("docs/guide.md", "# Other\n", "");
        read(pull);
        pull.as("dave").commit(pull.repository, "main", FileEdits.put("src/x.js", "x\n"), "Add x");
        town.settle();
        town.github().requests().clear();
        read(pull);
        assertEquals(3, changes(pull));
        // One document, and one request for the commit that no pull request brought.
        assertEquals(2, town.requests().size(), () -> town.requests().toString());
    }

    @Test
    void a_github_that_does_not_tell_the_past_leaves_it_unknown_and_delays_no_verdict() {
        Pull pull = town.opened("src/app.js", "one\n", "");
        town.github().faults().add(RequestFault.status("POST", "/graphql", 1, 422));
        town.app().number(makeDue(pull));
        town.app().until("it was tried", () -> due(pull) == 0);
        town.github().faults().clear();
        assertEquals(0, changes(pull));
        assertTrue(unknown(pull) > 0);
        RunningApp.Answer listed = town.app().run("dead-letters");
        assertTrue(listed.text().contains("the past of " + pull.repository + "  failed 1 time: GitHub"), listed.text());
        assertEquals(0, town.app().run("dead-letters", "--retry-all").exit());
        town.app().until("it is read after all", () -> changes(pull) > 0 && due(pull) == 0);
        assertEquals(0, town.app().number("select count(*) from dead_letter where task = 'history'"));
    }

    private void read(Pull pull) {
        town.app().number(makeDue(pull));
        town.app().until("the past is read", () -> due(pull) == 0);
    }

    /** Starts the work that would start by itself later. */
    private static String makeDue(Pull pull) {
        return "with moved as (update scheduled_tasks set execution_time = now() where " + task(pull.repository)
                + " returning 1) select count(*) from moved";
    }

    private long due(Pull pull) {
        return due(pull.repository);
    }

    private long due(String repository) {
        return town.app().number("select count(*) from scheduled_tasks where " + task(repository));
    }

    private static String task(String repository) {
        return "task_name = 'history' and task_instance = (select repository_id::text from history where owner || '/' ||"
                + " name = '" + repository + "')";
    }

    private long changes(Pull pull) {
        return town.app()
                .number("select count(*) from file_history where repository_id = (select repository_id from history"
                        + " where owner || '/' || name = '" + pull.repository + "')");
    }

    private long unknown(Pull pull) {
        return judged(pull, "history-unknown");
    }

    private long unread(Pull pull) {
        return judged(pull, "the past of " + pull.repository + " has not been read to its end yet");
    }

    private long judged(Pull pull, String words) {
        return town.app()
                .number("select count(*) from evaluation where verdict like '%" + words + "%' and subject_id ="
                        + " (select id from subject where owner || '/' || repository = '" + pull.repository
                        + "' and number = " + pull.number + ")");
    }

    private static String where(Pull pull) {
        return " where number = " + pull.number + " and repository_id = (select repository_id from history where owner"
                + " || '/' || name = '" + pull.repository + "')";
    }
}
