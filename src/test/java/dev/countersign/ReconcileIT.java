package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.DeliveryFault;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Webhooks;
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
    void a_delivery_that_was_kept_though_its_answer_was_lost_is_not_asked_for_and_does_nothing_twice() {
        Pull pull = town.assisted();
        town.github().faults().add(DeliveryFault.of("issue_comment", "created", 1, DeliveryFault.Kind.UNHEARD));
        town.github().requests().clear();
        long comment = pull.says("alice", "/tick sources");
        List<String> once = town.writes();
        Webhooks.Sent unheard = last("issue_comment", "created");
        assertEquals(504, unheard.status());
        round();
        assertEquals(0, redeliveries());
        // Somebody presses the button at GitHub, or GitHub's own attempt comes late.
        town.github().webhooks().redeliver(unheard.id());
        town.settle();
        assertEquals(1, town.app().number("select count(*) from delivery where guid = '" + unheard.guid() + "'"));
        assertEquals(1, town.app().number("select count(*) from spoken_line where comment_id = " + comment));
        assertEquals(once, town.writes());
    }

    @Test
    void a_delivery_that_could_not_be_kept_is_asked_for_again_when_it_can() {
        String repository = town.branched("services/payments/a.js", "1\n", Town.CLAUDE);
        town.settle();
        town.app().change("alter table delivery rename to delivery_gone");
        Pull pull;
        try {
            pull = town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Add", "Adds."));
            pull.settle();
        } finally {
            town.app().change("alter table delivery_gone rename to delivery");
        }
        assertEquals(503, last("pull_request", "opened").status());
        assertEquals(List.of(), pull.view().checks());
        round();
        pull.waits();
        assertEquals(1, redeliveries());
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    private Webhooks.Sent last(String event, String action) {
        return town.github().webhooks().of(event, action).stream()
                .filter(one -> one.app() == Town.APP)
                .reduce((older, newer) -> newer)
                .orElseThrow();
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
