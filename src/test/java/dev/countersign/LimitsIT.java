package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.RunningApp;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import dev.countersign.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the packaged App does when GitHub or its database says no. */
class LimitsIT {

    private final Town town = Town.square();

    @AfterEach
    void all_goes_right_again() {
        town.github().faults().clear();
    }

    private Pull opened() {
        return opened(() -> {});
    }

    /** Opened when something has gone wrong. */
    private Pull opened(Runnable wrong) {
        String repository = town.branched("services/payments/a.js", "1\n", Town.CLAUDE);
        town.settle();
        wrong.run();
        return town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
    }

    private long dead() {
        return town.app().number("select count(*) from dead_letter");
    }

    @Test
    void what_the_database_cannot_keep_is_503_and_is_kept_when_it_can() {
        byte[] body = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(StandardCharsets.UTF_8);
        String guid = UUID.randomUUID().toString();
        town.settle();
        town.app().change("alter table delivery rename to delivery_gone");
        try {
            assertEquals(503, new Wire().post(town.app(), "tomorrow", guid, body, Wire.signature(body)));
        } finally {
            town.app().change("alter table delivery_gone rename to delivery");
        }
        assertEquals(0, town.app().number("select count(*) from delivery where guid = '" + guid + "'"));
        assertEquals(200, new Wire().post(town.app(), "tomorrow", guid, body, Wire.signature(body)));
        assertEquals(1, town.app().number("select count(*) from delivery where guid = '" + guid + "'"));
    }

    @Test
    void a_refused_comment_does_not_loop_is_a_dead_letter_and_is_written_when_somebody_says_so() {
        town.github().faults().add(RequestFault.status("POST", "/repos/*/*/issues/*/comments", 1, 422));
        Pull pull = opened();
        pull.settle();
        assertEquals(1, dead());
        assertEquals("", pull.comment());
        assertTrue(town.app().metrics().contains("countersign_dead_letters 1.0"));
        RunningApp.Answer listed = town.app().run("dead-letters");
        assertTrue(
                listed.text().contains(pull.repository + "#" + pull.number + "  failed 1 time: GitHub refuses"),
                listed.text());
        RunningApp.Answer again = town.app().run("dead-letters", "--retry-all");
        assertEquals(0, again.exit(), again.text());
        town.app().until("the comment is there", () -> !pull.comment().isEmpty());
        pull.settle();
        assertEquals(0, dead());
        // The check, the comment that was refused and the one that was not, and nothing else was written.
        assertEquals(3, town.writes().size(), town.writes()::toString);
    }

    @Test
    void a_comment_that_comes_late_beside_the_one_that_took_its_place_is_taken_away_a_while_later() {
        String comments = "/repos/*/*/issues/*/comments";
        // Twelve seconds are the patience of the App, and two at most go by until it has made another.
        RequestFault slow = RequestFault.slow("POST", comments, 1, Duration.ofSeconds(20));
        town.github().faults().add(slow);
        Pull pull = opened();
        town.app()
                .until(
                        "the first one is under way",
                        () -> town.github().faults().spent(slow));
        town.app().until("there is another one", () -> ours(pull).size() == 1);
        long second = ours(pull).get(0).id();
        town.app().until("the first one comes", () -> ours(pull).size() == 2);
        town.app().until("only one is left", () -> ours(pull).size() == 1);
        pull.settle();
        assertEquals(second, ours(pull).get(0).id());
        assertTrue(ours(pull).get(0).body().contains("senior"), pull::comment);
        // The other one may be written twice more, since GitHub tells of ours that it was taken away.
        assertEquals(
                List.of(
                        "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
                        "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
                        "POST /repos/{owner}/{repo}/check-runs",
                        "POST /repos/{owner}/{repo}/issues/{number}/comments"),
                town.writes().stream().sorted().distinct().toList(),
                "and nothing else was written");
    }

    private List<PullView.Comment> ours(Pull pull) {
        return pull.view().comments().stream()
                .filter(comment -> comment.author().equals("countersign[bot]"))
                .toList();
    }

    @Test
    void a_limit_that_github_names_stops_the_installation_and_the_work_is_done_when_it_is_over() {
        town.github().faults().add(RequestFault.answer("POST", "/graphql", 1, 403, Map.of("Retry-After", "3"), "{}"));
        Pull pull = opened();
        town.app().until("the check is there", () -> !pull.view().checks().isEmpty());
        pull.settle();
        pull.waits();
        assertEquals(0, dead());
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    @Test
    void a_wait_that_github_asked_for_is_kept_whatever_happens_meanwhile_and_then_all_is_looked_at_once() {
        Pull pull = opened(() -> town.github()
                .faults()
                .add(RequestFault.answer("POST", "/graphql", 1, 503, Map.of("Retry-After", "600"), "{}")));
        town.app().until("it waits", () -> waiting(pull) == 1);
        pull.as("alice").retitle(pull.repository, pull.number, "Other");
        pull.as("carol").approve(pull.repository, pull.number, "Looks right.");
        assertTrue(town.github().awaitDeliveries(Duration.ofSeconds(60)));
        assertEquals(1, waiting(pull), "a new event takes it up before");
        assertEquals(1, town.requests().size());
        town.app()
                .change("update scheduled_tasks set not_before = now(), execution_time = now()"
                        + " where task_name = 'pull-request' and task_instance = '" + id(pull) + "'");
        pull.settle();
        pull.waits();
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    private double metric(String name) {
        return town.app()
                .metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private long id(Pull pull) {
        return town.app()
                .number("select id from subject where repository = '" + pull.repository.substring(5) + "' and number = "
                        + pull.number);
    }

    private long waiting(Pull pull) {
        return town.app()
                .number(
                        "select count(*) from scheduled_tasks where task_name = 'pull-request' and task_instance = (select"
                                + " id::text from subject where repository = '" + pull.repository.substring(5)
                                + "') and execution_time > now() + interval '5 minutes' and consecutive_failures = 1");
    }

    @Test
    void only_looks_that_end_in_a_verdict_are_timed() {
        Pull pull = opened();
        pull.settle();
        String count = "countersign_verdict_latency_seconds_count";
        double before = metric(count);
        pull.as("alice").close(pull.repository, pull.number);
        pull.settle();
        assertEquals(before, metric(count));
        pull.as("alice").reopen(pull.repository, pull.number);
        pull.settle();
        assertEquals(before + 1, metric(count));
        town.github().faults().add(RequestFault.status("POST", "/graphql", 1, 404));
        pull.as("alice").retitle(pull.repository, pull.number, "Other");
        pull.settle();
        assertEquals(before + 1, metric(count));
    }

    @Test
    void requests_are_counted_by_event_and_route_and_latencies_have_a_histogram() {
        Pull pull = opened();
        pull.settle();
        String metrics = town.app().metrics();
        assertTrue(metrics.lines()
                .anyMatch(line -> line.startsWith("countersign_github_requests_total{")
                        && line.contains("event=\"pull_request\"")
                        && line.contains("route=\"GraphQL ")));
        for (String histogram : new String[] {"countersign_webhook_acknowledgement", "countersign_verdict_latency"}) {
            assertTrue(metrics.contains(histogram + "_seconds_bucket{"), histogram);
        }
    }
}
