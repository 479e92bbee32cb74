package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.DeliveryFault;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged App does about webhooks that never came. */
class ReconcileIT {

    private static final String ROUND = "reconcile-deliveries";

    private final Town town = Town.square();

    @BeforeEach
    void begin() {
        // What other tests let be lost comes first.
        town.settle();
        round();
        round();
    }

    private Pull opened(int dropped) {
        String repository = town.repository();
        town.settle();
        town.github().requests().clear();
        town.github().faults().add(DeliveryFault.of("pull_request", "opened", dropped, DeliveryFault.Kind.DROP));
        town.github()
                .as("alice")
                .commit(repository, "feature", FileEdits.put("services/payments/a.js", "1\n"), "Add" + Town.CLAUDE);
        Pull pull =
                town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
        pull.settle();
        assertEquals(List.of(), pull.view().checks());
        return pull;
    }

    private void round() {
        town.app().round(ROUND);
        town.settle();
        // What was asked for in the round is under way only now.
        town.settle();
    }

    private long missed() {
        return town.app().number("select count(*) from missed_delivery");
    }

    @Test
    void a_pull_request_whose_webhook_was_lost_is_judged_after_one_round() {
        Pull pull = opened(1);
        round();
        pull.waits();
        round();
        assertEquals(0, missed());
        // The check and the comment, as if it had come at once, and nothing else.
        assertEquals(2, town.writes().size(), town.writes()::toString);
        assertEquals(1, redeliveries(), "asked for once");
    }

    @Test
    void a_webhook_that_never_comes_through_is_read_in_the_end() {
        Pull pull = opened(4);
        for (int attempt = 0; attempt < 3; attempt++) {
            round();
            assertEquals(List.of(), pull.view().checks());
            town.app().change("update missed_delivery set due = now()");
        }
        round();
        pull.waits();
        assertEquals(0, missed());
        assertEquals(3, redeliveries());
        round();
        assertEquals(3, redeliveries(), "it was asked for again although it was read");
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    @Test
    void a_round_in_which_nothing_was_missed_costs_one_request_of_the_app_itself() {
        Pull pull = town.assisted();
        round();
        // Of the last minute's webhooks there may be more than a page.
        town.app().change("update walk set since = now() where name = 'deliveries'");
        town.github().requests().clear();
        round();
        assertEquals(List.of(), town.requests());
        assertEquals(
                List.of("GET /app/hook/deliveries"),
                town.github().requests().all().stream()
                        .map(one -> one.method() + " " + one.route())
                        .toList());
        assertTrue(!pull.comment().isEmpty());
    }

    private long redeliveries() {
        return town.github().requests().all().stream()
                .filter(one -> one.route().equals("/app/hook/deliveries/{delivery_id}/attempts"))
                .count();
    }
}
