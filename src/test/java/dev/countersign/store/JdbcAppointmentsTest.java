package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given rows of before a clock was set back by an hour, when what waits is brought forward, then none waits for that hour. */
class JdbcAppointmentsTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String PAST = "'2026-11-27 09:59:00Z'";
    private static final String AHEAD = "'2026-11-27 11:00:00Z'";

    private final JdbcAppointments appointments = new JdbcAppointments(DATABASE::connect);

    @BeforeEach
    void nothing_waits() {
        DATABASE.run("truncate scheduled_tasks, unread, missed_delivery, enforcement, github_budget, replica");
    }

    private static void task(String instance, String columns, String values) {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, version, picked, execution_time" + columns
                + ") values ('pull-request', '" + instance + "', 1, " + values + ")");
    }

    @Test
    void tasks_are_due_at_once_also_those_that_github_does_not_want_before() {
        task("1", "", "false, " + AHEAD);
        task("2", ", not_before, failing_since", "false, " + AHEAD + ", " + AHEAD + ", " + AHEAD);
        task("3", ", not_before", "false, " + PAST + ", " + PAST);
        appointments.bringForward(NOW);
        assertEquals(
                "1 2 3",
                DATABASE.text("select string_agg(task_instance, ' ' order by task_instance) from scheduled_tasks"
                        + " where execution_time <= '" + NOW + "' and not_before <= '" + NOW + "'"
                        + " and (failing_since is null or failing_since <= '" + NOW + "')"));
        assertEquals(
                1, DATABASE.number("select count(*) from scheduled_tasks where execution_time = " + PAST), "untouched");
    }

    @Test
    void the_work_of_a_process_that_is_gone_looks_as_old_as_now() {
        task("1", ", picked_by, last_heartbeat", "true, " + PAST + ", 'gone', " + AHEAD);
        appointments.bringForward(NOW);
        assertEquals(
                1,
                DATABASE.number("select count(*) from scheduled_tasks where picked and last_heartbeat = '" + NOW
                        + "' and last_success is null and execution_time = " + PAST));
    }

    @Test
    void deliveries_that_are_to_be_read_or_asked_for_are_due() {
        DATABASE.run("insert into unread (guid, event, installation, received, notices, failures, due) values"
                + " ('a', 'push', 1, now(), '[]', 3, " + AHEAD + "), ('b', 'push', 1, now(), '[]', 0, default)");
        DATABASE.run("insert into missed_delivery (guid, delivery_id, event, action, installation, repository_id,"
                + " delivered, due) values ('c', 1, 'push', '', 1, 1, now(), " + AHEAD + ")");
        appointments.bringForward(NOW);
        assertEquals(2, DATABASE.number("select count(*) from unread where due <= '" + NOW + "'"));
        assertEquals(1, DATABASE.number("select count(*) from missed_delivery where due <= '" + NOW + "'"));
    }

    @Test
    void limits_and_processes_of_before_are_forgotten() {
        DATABASE.run(
                "insert into github_budget (installation, halted, account) values (1, " + AHEAD + ", 'halted 1 1')");
        DATABASE.run("insert into replica (id, version, started, seen) values ('here', '1', " + PAST + ", " + PAST
                + "), ('gone', '1', " + PAST + ", " + AHEAD + ")");
        appointments.bringForward(NOW);
        assertEquals(
                1, DATABASE.number("select count(*) from github_budget where account = '' and halted < '" + NOW + "'"));
        assertEquals("here", DATABASE.text("select string_agg(id, ' ') from replica"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"last_success", "last_failure", "last_heartbeat"})
    void that_something_was_done_later_than_now_is_seen_until_it_is_brought_forward(String column) {
        task("1", "", "false, " + AHEAD);
        assertFalse(appointments.anyDoneAfter(NOW), "that something waits tells nothing");
        task("2", ", " + column, "false, " + PAST + ", " + AHEAD);
        assertTrue(appointments.anyDoneAfter(NOW));
        assertFalse(appointments.anyDoneAfter(NOW.plusSeconds(3_600)));
        appointments.bringForward(NOW);
        assertFalse(appointments.anyDoneAfter(NOW));
    }

    @Test
    void so_is_a_process_that_was_there_later_than_now() {
        DATABASE.run("insert into replica (id, version, started, seen) values ('a', '1', " + PAST + ", " + AHEAD + ")");
        assertTrue(appointments.anyDoneAfter(NOW));
    }
}
