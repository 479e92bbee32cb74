package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.DeliveryFault;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the packaged App keeps, and in which order it works. */
class LedgerIT {

    private final Town town = Town.square();

    @Test
    void reasons_that_come_while_a_look_is_under_way_make_one_more_look() {
        Pull pull = town.assisted();
        town.github().requests().clear();
        town.github().faults().add(RequestFault.slow("POST", "/graphql", 1, Duration.ofSeconds(2)));
        pull.as("alice").retitle(pull.repository, pull.number, "First");
        town.app()
                .until(
                        "it is being looked at",
                        () -> town.app().number("select count(*) from scheduled_tasks where picked") == 1);
        for (int i = 0; i < 6; i++) {
            pull.as("alice").retitle(pull.repository, pull.number, "Title " + i);
        }
        town.settle();
        town.github().faults().clear();
        assertEquals(2, town.requests().size(), () -> town.requests().toString());
    }

    @Test
    void every_row_of_a_chain_bears_the_hash_of_the_one_before() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        assertTrue(town.app().number("select count(*) from evaluation") >= 4);
        assertEquals(
                0,
                town.app()
                        .number("select count(*) from (select previous_hash, lag(hash, 1, '') over"
                                + " (partition by subject_id order by id) as before from evaluation) as chain"
                                + " where previous_hash <> before"));
    }

    @Test
    void a_command_that_arrives_before_the_push_it_was_written_after_is_for_that_head() {
        Pull pull = town.assisted();
        town.github()
                .faults()
                .add(new DeliveryFault(
                        "pull_request", "synchronize", 1, DeliveryFault.Kind.DELAY, Duration.ofSeconds(4)));
        pull.as("alice")
                .commit(
                        pull.repository,
                        "feature",
                        FileEdits.put("services/payments/charge.js", "export const charge = () => 1;\n"),
                        "Charge one");
        // GitHub's clock tells seconds: within one, nobody can say what came first.
        Instant pushed = Instant.now();
        town.app().until("the clock has moved on", () -> Instant.now().isAfter(pushed.plusSeconds(1)));
        pull.as("bob").comment(pull.repository, pull.number, "/signoff");
        pull.as("carol").comment(pull.repository, pull.number, "/signoff");
        pull.as("alice").comment(pull.repository, pull.number, "/tick sources");
        town.settle();
        pull.cleared();
    }

    @Test
    void a_failing_github_delays_a_verdict_and_loses_nothing() {
        String repository = town.repository();
        town.settle();
        town.github().faults().add(RequestFault.status("POST", "/graphql", 2, 502));
        town.github().faults().add(RequestFault.dropped("POST", "/repos/**", 1));
        town.github()
                .as("alice")
                .commit(repository, "feature", FileEdits.put("services/payments/a.js", "1\n"), "Add" + Town.CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
        town.settle();
        town.github().faults().clear();
        pull.waits();
        assertEquals(1, pull.view().comments().size());
    }
}
