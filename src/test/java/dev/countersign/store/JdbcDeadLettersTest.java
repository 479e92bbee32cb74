package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.DeadLetters.Letter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcDeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcDeadLetters letters = new JdbcDeadLetters(DATABASE::connect, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void one_pull_request_and_the_commit_at_its_head() {
        DATABASE.run("truncate dead_letter, scheduled_tasks, subject, head, history restart identity cascade");
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted, done,"
                        + " awaits_checks, awaits_labels) values (77, 900, 'acme', 'shop', 12, 'a1', 'b1', true, 3, 3, '', false)");
        DATABASE.run("insert into head (repository_id, sha, wanted, done) values (900, 'a1', 5, 5)");
        DATABASE.run("insert into history (repository_id, installation, owner, name, updated)"
                + " values (900, 77, 'acme', 'shop', now())");
    }

    @Test
    void work_that_was_given_up_is_told_with_what_it_was_about_and_why() {
        letters.keep("pull-request", 1, "GitHub refuses the request", 1);
        letters.keep("commit", 1, "GitHub is out of order", 100);
        letters.keep("commit", 999, "something", 15);
        letters.keep("history", 900, "GitHub does not tell", 1);
        assertEquals(
                List.of(
                        new Letter(1, "acme/shop#12", "GitHub refuses the request", 1, NOW),
                        new Letter(2, "acme/shop@a1", "GitHub is out of order", 100, NOW),
                        new Letter(3, "commit 999", "something", 15, NOW),
                        new Letter(4, "the past of acme/shop", "GitHub does not tell", 1, NOW)),
                letters.all());
        assertEquals(4, letters.count());
    }

    @Test
    void the_same_work_is_there_once_with_its_last_reason() {
        letters.keep("pull-request", 1, "first", 1);
        letters.keep("pull-request", 1, "last", 2);
        assertEquals(List.of("last"), letters.all().stream().map(Letter::reason).toList());
    }

    @Test
    void work_that_is_tried_again_is_due_has_a_reason_more_and_is_no_dead_letter_any_more() {
        letters.keep("pull-request", 1, "refused", 1);
        letters.keep("commit", 1, "refused", 1);
        letters.keep("history", 900, "refused", 1);
        for (Letter letter : letters.all()) {
            assertTrue(letters.retry(letter.id()));
            assertFalse(letters.retry(letter.id()), "it is not there twice");
        }
        assertEquals(List.of(), letters.all());
        assertEquals(4, DATABASE.number("select wanted from subject"));
        assertEquals(6, DATABASE.number("select wanted from head"));
        assertEquals(
                3,
                DATABASE.number(
                        "select count(*) from scheduled_tasks where not picked and task_instance in ('1', '900')"));
    }

    @Test
    void work_that_ended_well_after_all_is_no_dead_letter_any_more() {
        letters.keep("history", 900, "refused", 1);
        letters.settle("history", 901);
        assertEquals(1, letters.count());
        letters.settle("history", 900);
        assertEquals(0, letters.count());
    }

    @Test
    void a_task_that_waits_is_pulled_forward_and_one_that_runs_is_left_alone() {
        letters.keep("pull-request", 1, "refused", 1);
        letters.keep("commit", 1, "refused", 1);
        DATABASE.run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('pull-request', '1', '2030-01-01', false, 7), ('commit', '1', '2020-01-01', true, 7)");
        letters.all().forEach(letter -> assertTrue(letters.retry(letter.id())));
        assertEquals(
                1,
                DATABASE.number("select count(*) from scheduled_tasks where execution_time = '2026-11-27T10:00:00Z'"));
        assertEquals(
                1,
                DATABASE.number("select count(*) from scheduled_tasks where picked and execution_time < '2021-01-01'"));
    }
}
