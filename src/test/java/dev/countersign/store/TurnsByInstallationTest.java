package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a database, with db-scheduler itself. */
class TurnsByInstallationTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CustomTask<Void> pulls = task("pull-request");
    private final CustomTask<Void> commits = task("commit");
    private final CustomTask<Void> history = task("history");
    private CountDownLatch left = new CountDownLatch(0);

    /** Pull requests 1 to 3,000 are those of an installation, 3,001 and 3,002 another's; each has a commit. */
    @BeforeEach
    void two_organisations() {
        DATABASE.run("truncate scheduled_tasks, subject, head restart identity cascade");
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted, done,"
                        + " awaits_checks, awaits_labels) select case when i > 3000 then 88 else 77 end,"
                        + " case when i > 3000 then 901 else 900 end, 'acme', 'shop', i, 'a' || i, 'b', true, 1, 0, '', false"
                        + " from generate_series(1, 3002) i");
        DATABASE.run(
                "insert into head (repository_id, sha, wanted, done) select repository_id, head, 1, 0 from subject order by id");
    }

    private CustomTask<Void> task(String name) {
        return Tasks.custom(name, Void.class).execute((instance, context) -> {
            done.add(instance.getTaskName() + " " + instance.getId());
            left.countDown();
            return (complete, operations) -> operations.remove();
        });
    }

    private Scheduler replica(String name, int threads) {
        return Scheduler.create(DATABASE.source(), pulls, commits, history)
                .schedulerName(() -> name)
                .threads(threads)
                .pollingInterval(Duration.ofMillis(50))
                .jdbcCustomization(new TurnsByInstallation())
                .pollUsingLockAndFetch(0.5, 1.0)
                .build();
    }

    private void finish(int tasks, Scheduler... replicas) throws InterruptedException {
        left = new CountDownLatch(tasks);
        for (Scheduler one : replicas) {
            one.start();
        }
        try {
            assertTrue(left.await(60, TimeUnit.SECONDS), left.getCount() + " are left");
        } finally {
            for (Scheduler one : replicas) {
                one.stop();
            }
        }
    }

    private static void due(Scheduler scheduler, TaskInstance<Void> instance, int minutesAgo) {
        scheduler.scheduleIfNotExists(instance, Instant.now().minus(Duration.ofMinutes(minutesAgo)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void an_organisation_with_thousands_of_due_tasks_does_not_make_another_wait_for_all_of_them(int threads)
            throws Exception {
        DATABASE.run(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " select 'pull-request', id, now() - interval '1 hour', false, 1 from subject where installation = 77");
        Scheduler one = replica("one", threads);
        due(one, pulls.instance("3001"), 1);
        due(one, commits.instance("3002"), 1);
        due(one, history.instance("5"), 1);
        finish(150, one);
        // With one thread chance decides between three; in 150 draws each of them comes up but for once in 10^20.
        assertTrue(done.containsAll(List.of("pull-request 3001", "commit 3002", "history 5")), done::toString);
    }

    @Test
    void of_one_installation_what_is_due_for_longest_goes_first_whatever_it_is() throws Exception {
        Scheduler one = replica("one", 1);
        due(one, pulls.instance("1"), 1);
        due(one, commits.instance("2"), 3);
        due(one, pulls.instance("3"), 2);
        one.scheduleIfNotExists(pulls.instance("4"), Instant.now().plus(Duration.ofDays(1)));
        finish(3, one);
        assertEquals(List.of("commit 2", "pull-request 3", "pull-request 1"), done);
    }

    @Test
    void the_database_knows_whose_turn_a_task_is() {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values"
                + " ('pull-request', '1', now(), false, 1), ('pull-request', '3001', now(), false, 1),"
                + " ('commit', '3002', now(), false, 1), ('history', '5', now(), false, 1)");
        assertEquals(
                "commit 3002 88, history 5 -, pull-request 1 77, pull-request 3001 88",
                DATABASE.text(
                        "select string_agg(concat_ws(' ', task_name, task_instance, coalesce(installation::text, '-')), ', '"
                                + " order by task_name, task_instance) from scheduled_tasks"));
    }

    @Test
    void three_replicas_do_each_task_once() throws Exception {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " select 'pull-request', id, now() - interval '1 hour', false, 1 from subject where id % 10 = 0");
        finish(300, replica("one", 4), replica("two", 4), replica("three", 4));
        assertEquals(300, done.size());
        assertEquals(300, new HashSet<>(done).size());
    }
}
