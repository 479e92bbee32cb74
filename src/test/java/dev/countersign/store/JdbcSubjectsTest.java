package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.inbox.Subjects;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSubjectsTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

    private JdbcSubjects subjects;

    @BeforeEach
    void one_pull_request_and_its_commit_have_a_reason_each() {
        subjects = new JdbcSubjects(
                DATABASE.source(),
                new JdbcHeads(DATABASE.source(), CLOCK),
                new JdbcDue(DATABASE::connect, CLOCK),
                CLOCK);
        DATABASE.run("truncate subject, head, merge_group, scheduled_tasks, dead_letter, people_news"
                + " restart identity cascade");
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted,"
                        + " done, awaits_checks, awaits_labels, stirred_at, stirred_by)"
                        + " values (7, 70, 'acme', 'shop', 3, 'a1', 'main', true, 4, 3, '', false, '2026-11-27T09:00:00Z', 'push')");
        DATABASE.run("insert into head (repository_id, sha, wanted, done) values (70, 'a1', 2, 1)");
        DATABASE.run("insert into dead_letter (task, work, reason, failures, at) values"
                + " ('pull-request', 1, 'refused', 1, now()), ('commit', 1, 'refused', 1, now())");
    }

    private Subjects.Wanted begun() {
        return subjects.begin(1).orElseThrow();
    }

    private static String tasks() {
        return DATABASE.text("select coalesce(string_agg(task_name || ' ' || task_instance, ', ' order by task_name,"
                + " task_instance), '') from scheduled_tasks");
    }

    private static String letters() {
        return DATABASE.text("select coalesce(string_agg(task, ', ' order by task), '') from dead_letter");
    }

    @Test
    void a_look_begins_with_what_it_is_for_and_since_when_it_waits() {
        Subjects.Wanted wanted = begun();
        assertEquals("acme/shop#3", wanted.subject().ref().toString());
        assertEquals("push", wanted.event());
        assertEquals(4, wanted.wanted());
        assertEquals(Instant.parse("2026-11-27T09:00:00Z"), wanted.since());
        assertTrue(wanted.open());
        assertEquals(wanted.look().number() + 1, begun().look().number());
    }

    @Test
    void a_look_begins_with_the_news_of_its_own_installation() {
        DATABASE.run("insert into people_news (installation, news) values (8, 9)");
        assertEquals(0, begun().news());
        DATABASE.run("insert into people_news (installation, news) values (7, 2)");
        assertEquals(2, begun().news());
    }

    @Test
    void a_look_that_ends_well_answers_its_reasons_and_what_was_given_up() {
        subjects.close(begun().look(), 4, true);
        assertEquals(4, DATABASE.number("select done from subject"));
        assertEquals("", tasks());
        assertEquals("commit", letters());
        assertEquals("", begun().event(), "nothing is left that was not answered");
    }

    @Test
    void what_was_given_up_stays_where_a_look_gives_up_again() {
        subjects.close(begun().look(), 4, false);
        assertEquals("commit, pull-request", letters());
    }

    @Test
    void a_reason_that_came_during_the_look_makes_one_more() {
        Subjects.Wanted wanted = begun();
        DATABASE.run("update subject set wanted = wanted + 1");
        subjects.close(wanted.look(), wanted.wanted(), true);
        assertEquals("pull-request 1", tasks());
    }

    @Test
    void a_look_that_was_overtaken_settles_nothing() {
        Subjects.Wanted older = begun();
        begun();
        subjects.close(older.look(), 4, true);
        assertEquals(3, DATABASE.number("select done from subject"));
        assertEquals("commit, pull-request", letters());
    }

    @Test
    void the_merge_groups_that_it_is_in_are_shown_anew() {
        DATABASE.run("insert into head (repository_id, sha) select 70, 'group' || n from generate_series(2, 4) n");
        DATABASE.run("insert into merge_group (head_id, installation, owner, repository, number, base, base_sha, over)"
                + " select id, 7, 'acme', 'shop', 3, 'main', '', id = 4 from head where id > 1");
        DATABASE.run(
                "insert into merge_group_member (head_id, number, head) values (2, 3, ''), (3, 0, 'a1'), (4, 3, 'a1')");
        subjects.close(begun().look(), 4, true);
        assertEquals("commit 2, commit 3", tasks(), "the fourth is not asked about any more");
    }

    @Test
    void a_commit_is_looked_at_in_the_same_way() {
        Subjects.WantedCheck older = subjects.beginHead(1);
        Subjects.WantedCheck newer = subjects.beginHead(1);
        assertEquals(2, newer.wanted());
        picked("commit");
        subjects.close(older.look(), 2, true, 5);
        assertEquals(1, DATABASE.number("select done from head"));
        assertEquals("commit 1", tasks());
        subjects.close(newer.look(), 2, true, 5);
        assertEquals(2, DATABASE.number("select done from head"));
        assertEquals("pull-request", letters());
        assertEquals("", tasks());
    }

    /** Its task is under way in version 5, after two failures, and nothing may make it due for an hour. */
    private static void picked(String task) {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                + " last_heartbeat, consecutive_failures, failing_since, not_before, version) values ('" + task
                + "', '1', '2026-11-27T09:59:00Z', true, 'somebody', now(), 2, now(), '2026-11-27T11:00:00Z', 5)");
    }

    @Test
    void a_task_that_waits_for_another_turn_is_pulled_forward_where_a_reason_came() {
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('commit', '1', '2026-11-27T12:00:00Z', false, 5)");
        Subjects.WantedCheck wanted = subjects.beginHead(1);
        subjects.close(wanted.look(), wanted.wanted(), true);
        assertEquals(
                12,
                DATABASE.number("select extract(hour from execution_time at time zone 'UTC') from scheduled_tasks"));
        DATABASE.run("update head set wanted = wanted + 1");
        subjects.close(wanted.look(), wanted.wanted(), true);
        assertEquals(
                10,
                DATABASE.number("select extract(hour from execution_time at time zone 'UTC') from scheduled_tasks"));
    }

    @Test
    void the_task_ends_with_the_look() {
        picked("pull-request");
        subjects.close(begun().look(), 4, true, 5);
        assertEquals(4, DATABASE.number("select done from subject"));
        assertEquals("", tasks());
    }

    @Test
    void a_task_begins_anew_where_a_reason_came_during_the_look() {
        picked("pull-request");
        Subjects.Wanted wanted = begun();
        DATABASE.run("update subject set wanted = wanted + 1");
        subjects.close(wanted.look(), wanted.wanted(), true, 5);
        assertEquals("pull-request 1", tasks());
        assertEquals(
                "2026-11-27 10:00:00 f 0 t t 6",
                DATABASE.text("select concat_ws(' ', execution_time at time zone 'UTC', picked, consecutive_failures,"
                        + " picked_by is null and last_heartbeat is null and failing_since is null,"
                        + " not_before = '-infinity', version) from scheduled_tasks"));
    }

    @Test
    void a_task_that_somebody_else_has_taken_up_is_left_alone() {
        picked("pull-request");
        subjects.close(begun().look(), 4, true, 4);
        assertEquals(4, DATABASE.number("select done from subject"));
        assertEquals("pull-request 1", tasks());
    }

    @Test
    void a_look_that_was_overtaken_leaves_its_task_alone() {
        picked("pull-request");
        Subjects.Wanted older = begun();
        begun();
        subjects.close(older.look(), 4, true, 5);
        assertEquals("pull-request 1", tasks());
    }

    /** Whoever adds a reason holds the pull request's row until the reason and the task are there. */
    @Test
    void a_reason_that_is_being_added_while_the_look_ends_is_not_lost() throws Exception {
        picked("pull-request");
        Subjects.Wanted wanted = begun();
        try (Connection other = DATABASE.connect()) {
            other.setAutoCommit(false);
            try (Statement reason = other.createStatement()) {
                reason.execute("update subject set wanted = wanted + 1");
                CompletableFuture<Void> ending =
                        CompletableFuture.runAsync(() -> subjects.close(wanted.look(), wanted.wanted(), true, 5));
                while (DATABASE.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0
                        && !ending.isDone()) {
                    Thread.onSpinWait();
                }
                other.commit();
                ending.join();
            }
        }
        assertEquals("pull-request 1", tasks());
        assertEquals(5, DATABASE.number("select wanted from subject"));
        assertEquals(0, DATABASE.number("select count(*) from scheduled_tasks where picked"));
    }

    @Test
    void whatever_nobody_has_answered_is_due_when_a_process_starts() {
        DATABASE.run("insert into head (repository_id, sha, wanted, done) values (70, 'b2', 2, 2)");
        subjects.resume();
        assertEquals("commit 1, pull-request 1", tasks());
    }
}
