package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcDueTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final JdbcDue due = new JdbcDue(DATABASE::connect, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void nothing_is_due() {
        DATABASE.run("truncate scheduled_tasks");
    }

    private static void waiting(Instant until) {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
                + " consecutive_failures) values ('pull-request', '1', '" + until + "', false, 7, 4)");
    }

    private static Instant when() {
        return Instant.ofEpochSecond(
                DATABASE.number("select extract(epoch from execution_time)::bigint from scheduled_tasks"));
    }

    @Test
    void what_has_no_task_yet_gets_one() {
        due.now(1);
        due.now(1);
        due.head(1);
        assertEquals(
                2,
                DATABASE.number("select count(*) from scheduled_tasks where task_instance = '1' and not picked"
                        + " and execution_time = '2026-11-27T10:00:00Z'"));
    }

    @Test
    void a_new_event_pulls_a_wait_of_our_own_forward_and_the_failures_are_still_counted() {
        waiting(NOW.plusSeconds(600));
        due.now(1);
        assertEquals(NOW, when());
        assertEquals(4, DATABASE.number("select consecutive_failures from scheduled_tasks"));
    }

    @Test
    void a_new_event_waits_as_long_as_github_asked_for_and_not_longer() {
        waiting(NOW.plusSeconds(900));
        due.notBefore("pull-request", "1", NOW.plusSeconds(300));
        due.now(1);
        assertEquals(NOW.plusSeconds(300), when());
        due.now(1);
        assertEquals(NOW.plusSeconds(300), when());
        assertEquals(4, DATABASE.number("select consecutive_failures from scheduled_tasks"));
        JdbcDue later = new JdbcDue(DATABASE::connect, Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC));
        DATABASE.run("update scheduled_tasks set execution_time = execution_time + interval '1 hour'");
        later.now(1);
        assertEquals(NOW.plusSeconds(301), when(), "it is over");
    }

    @Test
    void it_is_kept_since_when_a_task_fails_without_a_break() {
        waiting(NOW);
        assertEquals(NOW, due.failing("pull-request", "1", 1));
        JdbcDue later = new JdbcDue(DATABASE::connect, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        assertEquals(NOW, later.failing("pull-request", "1", 2));
        assertEquals(NOW.plusSeconds(60), later.failing("pull-request", "1", 1), "it went well in between");
    }

    @Test
    void what_is_due_already_keeps_its_place_and_what_is_under_way_is_left_alone() {
        waiting(NOW.minusSeconds(5));
        due.now(1);
        assertEquals(NOW.minusSeconds(5), when());
        DATABASE.run("update scheduled_tasks set picked = true, execution_time = '2026-11-27T11:00:00Z'");
        due.now(1);
        assertEquals(NOW.plusSeconds(3_600), when());
        assertEquals(7, DATABASE.number("select version from scheduled_tasks"));
    }
}
