package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.Webhooks;
import dev.countersign.testing.RunningApp;
import dev.countersign.testing.Standstill;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import dev.countersign.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two processes on one database, each of which gets every delivery twice. */
class ReplicasIT {

    private final Town town = Town.square();
    private final Wire wire = new Wire();

    /** Does something and sends what GitHub would have told of it to both, twice and all at once. */
    private <T> T burst(RunningApp other, Supplier<T> act) {
        town.settle();
        int before = town.github().webhooks().all().size();
        town.github().webhooks().hold();
        T done = act.get();
        List<Webhooks.Sent> sent = town.github().webhooks().all();
        sent.subList(before, sent.size()).stream()
                .filter(one -> one.app() == Town.APP)
                .flatMap(one ->
                        Stream.of(town.app(), other, town.app(), other).map(to -> (Runnable) () -> send(to, one)))
                .toList()
                .parallelStream()
                .forEach(Runnable::run);
        // GitHub's own attempt comes last, and late.
        town.github().webhooks().release();
        town.settle();
        return done;
    }

    private void send(RunningApp to, Webhooks.Sent one) {
        byte[] body = one.payload().toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(2, wire.post(to, one.event(), one.guid(), body, Wire.signature(body)) / 100);
    }

    private Pull stormy(String repository) {
        var alice = town.github().as("alice");
        alice.commit(
                repository,
                "feature",
                FileEdits.put("services/payments/charge.js", "export const charge = () => 1;\n"),
                "Charge one" + Town.CLAUDE);
        Pull pull = town.pull(repository, alice.open(repository, "feature", "main", "Charge", "One."));
        for (int i = 0; i < 8; i++) {
            alice.retitle(repository, pull.number, "Charge " + i);
            alice.label(repository, pull.number, "label-" + i);
        }
        pull.as("bob").approve(repository, pull.number, "Looks right.");
        return pull;
    }

    private long evaluations(Pull pull) {
        return town.app()
                .number(
                        "select count(*) from evaluation where subject_id = (select id from subject where repository = '"
                                + pull.repository.substring(5) + "')");
    }

    private long ours(Pull pull) {
        return town.github().look().checks(pull.repository, pull.view().headSha()).stream()
                .filter(check -> check.app() == Town.APP)
                .count();
    }

    @Test
    void a_burst_of_doubled_deliveries_to_both_gives_one_comment_one_check_and_one_verdict() {
        try (RunningApp other = town.app().replica()) {
            String repository = town.repository();
            town.settle();
            town.github().requests().clear();
            Pull pull = burst(other, () -> stormy(repository));
            pull.waits();
            assertEquals(1, ours(pull));
            assertEquals(1, pull.view().comments().size());
            assertEquals(1, evaluations(pull));
            assertEquals(
                    List.of(
                            "POST /repos/{owner}/{repo}/check-runs",
                            "POST /repos/{owner}/{repo}/issues/{number}/comments"),
                    town.writes().stream().sorted().toList());

            town.github().requests().clear();
            burst(other, () -> {
                pull.as("alice").comment(repository, pull.number, "/tick sources");
                return pull.as("carol").approve(repository, pull.number, "Looks right.");
            });
            pull.cleared();
            assertEquals(1, ours(pull));
            assertEquals(2, pull.view().comments().size(), "hers and ours");
            assertEquals(
                    1,
                    town.app()
                            .number("select count(*) from spoken_line where text = '/tick sources' and subject_id ="
                                    + " (select id from subject where repository = '" + repository.substring(5)
                                    + "')"));
            assertEquals(
                    0,
                    town.app()
                            .number("select count(*) from (select previous_hash, lag(hash, 1, '') over"
                                    + " (partition by subject_id order by id) as before from evaluation) as chain"
                                    + " where previous_hash <> before"));
        }
    }

    @Test
    void one_that_stood_still_for_so_long_that_the_other_took_over_writes_nothing_older() {
        Pull pull =
                town.opened("services/payments/charge.js", "export const charge = amount => Math.round(amount);\n", "");
        pull.waits();
        town.github().requests().clear();
        RequestFault slow = RequestFault.slow("POST", "/graphql", 1, Duration.ofSeconds(3));
        town.github().faults().add(slow);
        pull.as("alice").retitle(pull.repository, pull.number, "Other");
        town.app().until("GitHub is asked", () -> town.github().faults().spent(slow));
        Standstill still = Standstill.of(town.app());
        town.app()
                .until(
                        "it is told that bob has not signed",
                        () -> !town.requests().isEmpty());
        town.github().webhooks().hold();
        pull.as("bob").approve(pull.repository, pull.number, "Looks right.");
        try (RunningApp other = town.app().replica()) {
            other.until("the other one has taken over", () -> "success".equals(pull.conclusion()));
            other.until("it is through", () -> other.number("select count(*) from subject where wanted > done") == 0);
            still.close();
            town.app().until("it finds out", () -> town.app().metrics().contains("countersign_looks_overtaken_total{"));
            town.github().webhooks().release();
            town.settle();
        } finally {
            still.close();
        }
        pull.cleared();
        assertEquals(1, ours(pull));
        assertEquals(1, pull.view().comments().size());
        assertEquals(2, evaluations(pull));
        assertEquals(
                1,
                town.app()
                        .number("select count(*) from evaluation where outcome = 'cleared' and id ="
                                + " (select max(id) from evaluation)"));
        // The check and the comment of the one that was right, and nothing else was written.
        assertEquals(2, town.writes().size(), town.writes()::toString);
    }

    /** Sends one of them alone what GitHub holds back. */
    private void only(RunningApp to, Runnable act) {
        int before = town.github().webhooks().all().size();
        act.run();
        List<Webhooks.Sent> sent = town.github().webhooks().all();
        sent.subList(before, sent.size()).stream()
                .filter(one -> one.app() == Town.APP)
                .forEach(one -> send(to, one));
        to.until("it is worked out", to::idle);
    }

    /** The other one looks at it, as the first one stands still. */
    private void looks(RunningApp other, Pull pull, String title) {
        Standstill still = Standstill.of(town.app());
        try {
            only(other, () -> pull.as("alice").retitle(pull.repository, pull.number, title));
        } finally {
            still.close();
        }
    }

    @Test
    void somebody_who_left_a_team_signs_at_neither_of_them_though_only_one_is_told() {
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        try (RunningApp other = town.app().replica()) {
            town.github().webhooks().hold();
            town.github().requests().clear();
            looks(other, pull, "One whom the other one remembers");
            pull.cleared();
            only(town.app(), () -> town.github().furnish().leave("acme", "seniors", "carol"));
            pull.waits();
            int writes = town.writes().size();
            looks(other, pull, "One whom the other one has forgotten");
            pull.waits();
            assertEquals(1, ours(pull));
            // What the first look found, and nothing else was written.
            assertEquals(writes, town.writes().size(), town.writes()::toString);
        } finally {
            town.github().furnish().join("acme", "seniors", "carol");
            town.github().webhooks().release();
            town.settle();
        }
        pull.cleared();
    }

    @Test
    void what_one_of_them_left_half_done_the_other_finishes() {
        try (RunningApp other = town.app().replica()) {
            Pull pull = town.assisted();
            town.github().faults().add(RequestFault.slow("POST", "/graphql", 1, Duration.ofSeconds(2)));
            pull.as("alice").retitle(pull.repository, pull.number, "Other");
            other.until(
                    "it is being looked at",
                    () -> other.number("select count(*) from scheduled_tasks where picked") > 0);
            town.app().restart();
            town.settle();
            town.github().faults().clear();
            pull.signedExceptBy("nobody");
            pull.cleared();
            assertEquals(1, ours(pull));
        }
    }
}
