package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Balancer;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are replaced one after the other while pull requests are opened. */
class RollingIT {

    /** What the scheduler says when it takes up the work of a process whose heartbeats it missed; one that stops must leave none. */
    private static final String TAKEN_OVER = "Found dead execution";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Village village = new Village();
    private final Balancer balancer = new Balancer();

    private Victim replica(int number, EmbeddedDatabase database) {
        return new Victim(folder.resolve(number + ".log"), village.settings(database, Map.of()));
    }

    private String log(int number) {
        try {
            return Files.readString(folder.resolve(number + ".log"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Opens one pull request after the other, each when the one before is judged, as long as something is under way. */
    private void flow(CompletableFuture<?> underWay, Victim witness) {
        do {
            village.open();
            Waiting.until("the pull request is judged", village::judged, witness::lastWords);
        } while (!underWay.isDone());
        underWay.join();
    }

    @Test
    void while_replicas_are_replaced_every_webhook_is_taken_and_no_verdict_waits_for_a_missed_heartbeat() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Victim one = replica(1, database);
                Victim two = replica(2, database)) {
            Ground ground = new Ground(folder.resolve("data"));
            balancer.to(Stream.of(one, two).map(Victim::webhook).toList());
            List.of(one, two).forEach(Victim::start);
            List.of(one, two).forEach(app -> Waiting.until("it is ready", app::ready, app::lastWords));
            village.webhooksTo(balancer.webhook());
            for (int i = 0; i < 5; i++) {
                flow(CompletableFuture.completedFuture(null), one);
            }
            AtomicReference<Boolean> stopped = new AtomicReference<>();
            flow(CompletableFuture.runAsync(() -> stopped.set(one.stop())), two);
            assertEquals(true, stopped.get(), "it did not stop in time");
            flow(CompletableFuture.completedFuture(null), two);
            one.start();
            flow(CompletableFuture.runAsync(() -> Waiting.until("it is ready", one::ready, one::lastWords)), two);
            flow(CompletableFuture.runAsync(() -> stopped.set(two.stop())), one);
            assertEquals(true, stopped.get(), "it did not stop in time");
            flow(CompletableFuture.completedFuture(null), one);
            Waiting.until(
                    "nothing is left to do",
                    () -> ground.number("select count(*) from scheduled_tasks where picked and task_name in"
                                            + " ('pull-request', 'commit')")
                                    .orElse(1)
                            == 0,
                    one::lastWords);
            // What tells of the last check may still be on its way, and the processes end here.
            assertTrue(village.github().awaitDeliveries(PATIENCE), "webhooks are still on their way");
            assertEquals(List.of(), village.complaints());
        } finally {
            balancer.close();
        }
        // Each came through at the first attempt, and nothing else was sent.
        assertEquals(
                List.of(),
                village.github().webhooks().all().stream()
                        .filter(sent -> sent.app() == Village.APP && (sent.redelivery() || sent.status() / 100 != 2))
                        .map(sent -> sent.event() + " " + sent.status())
                        .toList(),
                () -> balancer.broken() + "\n" + log(1) + "\n" + log(2));
        for (int number = 1; number <= 2; number++) {
            assertFalse(log(number).contains(TAKEN_OVER), "work was left by a process that stopped");
        }
        village.github().close();
    }
}
