package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a merge queue is told about its groups. The queue waits for a build too, so that there is time to change one's mind. */
class MergeQueueIT {

    private final Town town = Town.square();
    private final String repository = town.repository();

    private Pull queued(String branch, String path) {
        town.github()
                .as("alice")
                .commit(repository, branch, FileEdits.put(path, "export const x = 1;\n"), "Add " + branch);
        Pull pull = town.pull(repository, town.github().as("alice").open(repository, branch, "main", branch, "Adds."));
        pull.settle();
        pull.cleared();
        return pull;
    }

    private void build(String sha) {
        town.github().as("other-ci[bot]").check(repository, "build", sha, "success");
        town.settle();
    }

    /** The two of them in the queue, waiting for a build. */
    private List<Pull> two() {
        Pull first = queued("one", "src/one.js");
        Pull second = queued("two", "src/two.js");
        town.github().furnish().requireCheck(repository, "main", "build", 99_001);
        build(first.view().headSha());
        build(second.view().headSha());
        town.github().requests().clear();
        first.as("dave").enqueue(repository, first.number);
        second.as("dave").enqueue(repository, second.number);
        town.settle();
        return List.of(first, second);
    }

    private String head(Pull pull) {
        return town.github().look().branches(repository).entrySet().stream()
                .filter(branch -> branch.getKey().startsWith("gh-readonly-queue/main/pr-" + pull.number + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private PullView.Check check(String sha) {
        return town.github().look().checks(repository, sha).stream()
                .filter(one -> one.name().equals("countersign"))
                .reduce((older, newer) -> {
                    throw new AssertionError("two checks on " + sha);
                })
                .orElseThrow(() -> new AssertionError(
                        "no check on " + sha + "\n" + town.app().log()));
    }

    @Test
    void a_group_of_cleared_pull_requests_is_merged() {
        List<Pull> two = two();
        PullView.Check group = check(head(two.get(1)));
        assertEquals("success", group.conclusion(), group::title);
        assertEquals("All 2 pull requests of the group are cleared", group.title());
        assertEquals(
                "#" + two.get(0).number + " is cleared for the queue",
                check(head(two.get(0))).title());
        // One question to the queue and one check for each group, and nothing else.
        assertEquals(4, town.requests().size(), () -> town.requests().toString());
        build(head(two.get(0)));
        build(head(two.get(1)));
        two.forEach(pull -> assertTrue(pull.view().state().equals("MERGED"), pull.repository));
        assertEquals(
                0,
                town.app()
                        .number("select count(*) from merge where went_around and subject_id in"
                                + " (select id from subject where repository = '" + repository.substring(5) + "')"));
    }

    @Test
    void a_hold_on_a_queued_one_throws_it_out_and_lets_those_behind_it_through() {
        List<Pull> two = two();
        String together = head(two.get(1));
        two.get(0).says("carol", "/hold not today");
        // What the App answered made the queue build anew and ask again.
        town.settle();
        assertEquals("failure", check(together).conclusion());
        assertTrue(
                check(together).title().contains("#" + two.get(0).number + " keeps the group back"),
                check(together)::title);
        assertTrue(check(together).summary().contains("not today"), check(together)::summary);
        String alone = head(two.get(1));
        assertTrue(!alone.equals(together), "the group behind was not built anew");
        assertEquals("success", check(alone).conclusion(), check(alone)::title);
        build(alone);
        assertEquals("MERGED", two.get(1).view().state());
        assertEquals("OPEN", two.get(0).view().state());
        // The group that is gone is not told of a change of mind.
        town.github().requests().clear();
        two.get(0).says("carol", "/unhold");
        assertEquals("failure", check(together).conclusion());
        assertTrue(
                town.writes().stream().filter(one -> one.contains("check-runs")).count() <= 1, town.writes()::toString);
    }

    @Test
    void a_group_whose_queue_does_not_answer_stays_open_and_is_asked_about_again() {
        Pull pull = queued("one", "src/one.js");
        town.github().furnish().requireCheck(repository, "main", "build", 99_001);
        build(pull.view().headSha());
        town.github().faults().add(RequestFault.status("POST", "/graphql", 1, 502));
        pull.as("dave").enqueue(repository, pull.number);
        town.app()
                .until(
                        "the group is judged",
                        () -> !head(pull).isEmpty()
                                && town.github().look().checks(repository, head(pull)).stream()
                                        .anyMatch(one -> one.conclusion().equals("success")));
        town.settle();
        assertEquals("success", check(head(pull)).conclusion());
    }
}
