package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged App on a machine that comes back with its clock an hour behind, which is the same as rows that are an hour ahead. What
 * happens when the clock is set back under an App that runs is in {@code ClockWatchTest}.
 */
class SetBackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a process that worked an hour ahead leaves behind when it is killed in the middle of a look, and GitHub said to wait. */
    private static final List<String> AHEAD = List.of(
            "update subject set wanted = wanted + 1",
            "update scheduled_tasks set execution_time = now() + interval '1 hour 5 seconds',"
                    + " last_success = now() + interval '1 hour'",
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                    + " select 'pull-request', id::text, now() + interval '1 hour', true, 'gone', now() + interval '1 hour', 1"
                    + " from subject",
            "update github_budget set halted = now() + interval '1 hour 1 minute', account = 'halted '"
                    + " || (extract(epoch from now() + interval '1 hour 1 minute') * 1000)::bigint || ' 1'",
            "update replica set seen = seen + interval '1 hour'");

    @TempDir
    private Path folder;

    private final Village village = new Village();

    @AfterEach
    void close() {
        village.github().close();
    }

    @Test
    void nothing_waits_until_the_clock_is_there_again() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Victim app = new Victim(folder.resolve("app.log"), village.settings(database, Map.of()))) {
            Ground ground = new Ground(folder.resolve("data"));
            app.start();
            Waiting.until("it is ready", app::ready, app::lastWords);
            village.webhooksTo(app.webhook());
            village.open();
            Waiting.until("the pull request is judged", village::judged, app::lastWords);
            app.kill();
            AHEAD.forEach(change -> assertTrue(ground.change(change), change));
            // Nobody is there to take it.
            village.open();
            assertTrue(village.github().awaitDeliveries(PATIENCE));

            app.start();
            Waiting.until("what was missed is judged", village::judged, app::lastWords);
            Waiting.until(
                    "what was in hand is done",
                    () -> ground.number("select count(*) from subject where wanted > done")
                                    .orElse(1)
                            == 0,
                    app::lastWords);
            assertEquals(
                    0,
                    ground.number("select count(*) from scheduled_tasks where greatest(last_success, last_heartbeat)"
                                    + " > now() + interval '10 minutes'")
                            .orElse(1));
            assertEquals(List.of(), village.complaints());
        }
    }
}
