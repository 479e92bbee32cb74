package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.operations.Machinery.Backlog;
import dev.countersign.web.operations.Machinery.Deliveries;
import dev.countersign.web.operations.Machinery.Meter;
import dev.countersign.web.operations.Machinery.Missed;
import dev.countersign.web.operations.Machinery.Quota;
import dev.countersign.web.operations.Machinery.Replica;
import dev.countersign.web.operations.Machinery.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Given what the tables hold, when it is asked how the App runs, then that is told, and no more than a page holds. */
class JdbcMachineryTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcMachinery machinery = new JdbcMachinery(DATABASE::connect);
    private final JdbcReplicas replicas = new JdbcReplicas(DATABASE::connect);

    @BeforeEach
    void nothing() {
        DATABASE.run("truncate scheduled_tasks, subject, delivery, missed_delivery, github_budget, replica cascade");
    }

    @Test
    void work_is_counted_by_kind_and_by_whether_it_could_begin() {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values"
                + " ('commit', '1', '2026-11-27T09:00:00Z', true, 1),"
                + " ('pull-request', '1', '2026-11-27T09:00:00Z', false, 1),"
                + " ('pull-request', '2', '2026-11-27T10:00:00Z', false, 1),"
                + " ('pull-request', '3', '2026-11-27T11:00:00Z', false, 1)");
        assertEquals(List.of(new Work("commit", 0, 1, 0), new Work("pull-request", 2, 0, 1)), machinery.work(NOW));
    }

    @Test
    void what_waits_is_told_with_since_when() {
        assertEquals(new Backlog(0, NOW), machinery.backlog(NOW));
        for (int number = 1; number <= 3; number++) {
            DATABASE.run(
                    "insert into subject (installation, repository_id, owner, repository, number, head, base, open,"
                            + " wanted, done, awaits_checks, awaits_labels, stirred_at) values (77, 900, 'acme', 'shop', "
                            + number
                            + ", '', '', true, " + number + ", 1, '', false, '2026-11-27T09:5" + number + ":00Z')");
        }
        assertEquals(new Backlog(2, Instant.parse("2026-11-27T09:52:00Z")), machinery.backlog(NOW));
    }

    @Test
    void webhooks_are_counted_by_age_and_missed_ones_listed_oldest_first() {
        assertEquals(new Deliveries(0, 0, Instant.EPOCH, 0, 0, List.of()), machinery.deliveries(NOW));
        DATABASE.run("insert into delivery (guid, event, action, installation, digest, received, note) values"
                + " ('a', 'push', '', 1, '', '2026-11-27T09:59:00Z', ''),"
                + " ('b', 'push', '', 1, '', '2026-11-27T01:00:00Z', ''),"
                + " ('c', 'push', '', 1, '', '2026-11-20T01:00:00Z', '')");
        DATABASE.run("insert into missed_delivery (guid, delivery_id, event, action, installation, repository_id,"
                + " delivered, asked, due) values"
                + " ('m', 1, 'push', '', 1, 1, '2026-11-27T08:00:00Z', 1, '2026-11-27T11:00:00Z'),"
                + " ('n', 2, 'pull_request', 'opened', 1, 1, '2026-11-27T07:00:00Z', 0, '2026-11-27T10:00:00Z')");
        Deliveries told = machinery.deliveries(NOW);
        assertEquals(1, told.lastHour());
        assertEquals(2, told.lastDay());
        assertEquals(Instant.parse("2026-11-27T09:59:00Z"), told.latest());
        assertEquals(2, told.missed());
        assertEquals(1, told.askedAgain());
        assertEquals(List.of("n", "m"), told.open().stream().map(Missed::guid).toList());
    }

    @Test
    void budgets_are_told_as_github_said_them_with_whose_they_are_and_the_stop_that_holds() {
        DATABASE.run("insert into subject (installation, repository_id, owner, repository, number, head, base, open,"
                + " wanted, done, awaits_checks, awaits_labels) values (77, 900, 'acme', 'shop', 1, '', '', false, 1, 1,"
                + " '', false)");
        long soon = NOW.plusSeconds(60).toEpochMilli();
        DATABASE.run("insert into github_budget (installation, halted, account) values (0, now(), ''),"
                + " (77, now(), 'halted " + soon + " 1\nprimary core 4000 5000 "
                + NOW.plusSeconds(900).getEpochSecond() + "\n')");
        assertEquals(
                List.of(
                        new Quota(0, "", Instant.EPOCH, List.of()),
                        new Quota(
                                77,
                                "acme",
                                NOW.plusSeconds(60),
                                List.of(new Meter("core", 4000, 5000, NOW.plusSeconds(900))))),
                machinery.quotas(NOW));
    }

    @Test
    void processes_are_there_until_they_end_or_are_silent_for_a_day() {
        replicas.here("a/1", "1", NOW, NOW);
        replicas.here("b/2", "2", NOW, NOW.plusSeconds(10));
        replicas.here("a/1", "1", NOW, NOW.plusSeconds(20));
        assertEquals(
                List.of(
                        new Replica("a/1", "1", NOW, NOW.plusSeconds(20)),
                        new Replica("b/2", "2", NOW, NOW.plusSeconds(10))),
                machinery.replicas());
        replicas.gone("b/2");
        replicas.here("c/3", "2", NOW, NOW.plus(Duration.ofDays(2)));
        assertEquals(
                List.of("c/3"), machinery.replicas().stream().map(Replica::id).toList());
    }
}
