package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Delivery;
import dev.countersign.inbox.Notice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several deliveries that are worked out at once; what each means is in {@link JdbcInboxTest}. */
class DeliveriesTogetherTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Person ALICE = new Person(1, "alice", Person.Kind.USER);

    private final JdbcInbox inbox = new JdbcInbox(
            DATABASE.source(),
            null,
            new JdbcDeadLetters(DATABASE::connect, Clock.fixed(NOW, ZoneOffset.UTC)),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private int deliveries;

    @BeforeEach
    void nothing_is_known() {
        DATABASE.run("truncate subject, delivery, unread, scheduled_tasks, head, spoken_line, actor cascade");
    }

    private static Subject pull(int number) {
        return new Subject(7, 70, new PullRequestRef(new RepositoryRef("acme", "shop"), number));
    }

    private static Notice opened(int number, String head) {
        return new Notice.Stands(pull(number), new Push(head, "main", ALICE, NOW, Push.Kind.OPENED));
    }

    private static Notice pushed(int number, String head, long after) {
        return new Notice.Stands(pull(number), new Push(head, "main", ALICE, NOW.plusSeconds(after), Push.Kind.PUSHED));
    }

    private static Notice spoken(int number, long comment, long after) {
        return new Notice.Spoken(pull(number), comment, ALICE, NOW.plusSeconds(after), List.of("/signoff"));
    }

    private void kept(Notice... notices) {
        deliveries++;
        assertTrue(inbox.accept(
                new Delivery("delivery " + deliveries, "event " + deliveries, "", 7), List.of(notices), ""));
    }

    private static String pulls() {
        return DATABASE.text("select string_agg(concat_ws(' ', number, head, open, wanted, stirred_by), ', '"
                + " order by number) from subject");
    }

    @Test
    void of_each_pull_request_what_was_told_is_kept_and_several_reasons_are_one() {
        kept(opened(2, "b1"));
        kept(opened(1, "a1"));
        kept(spoken(2, 11, 1));
        kept(pushed(2, "b2", 2));
        kept(spoken(2, 12, 3));
        kept(new Notice.Closed(pull(1)));
        assertEquals(6, inbox.read(inbox.unread(9)));
        assertEquals("1 a1 f 1 event 6, 2 b2 t 1 event 5", pulls());
        assertEquals(
                "11 b1, 12 b2",
                DATABASE.text("select string_agg(concat_ws(' ', comment_id, head), ', ' order by comment_id)"
                        + " from spoken_line"));
        assertEquals(3, DATABASE.number("select count(*) from push"));
        assertEquals(2, DATABASE.number("select count(*) from scheduled_tasks where task_name = 'pull-request'"));
        assertEquals(0, DATABASE.number("select count(*) from unread"));
    }

    @Test
    void a_green_check_is_shown_anew_once_for_all_that_come_to_its_commit_and_a_red_one_waits_for_their_looks() {
        DATABASE.run(
                "insert into head (repository_id, sha, check_passes) values (70, 'green', true), (70, 'red', false)");
        kept(opened(1, "green"));
        kept(opened(2, "green"));
        kept(opened(3, "red"));
        assertEquals(3, inbox.read(inbox.unread(9)));
        assertEquals(
                "green 1, red 0",
                DATABASE.text("select string_agg(concat_ws(' ', sha, wanted), ', ' order by sha) from head"));
        assertEquals(1, DATABASE.number("select count(*) from scheduled_tasks where task_name = 'commit'"));
    }

    @Test
    void what_is_about_more_than_one_pull_request_is_worked_out_by_itself_and_in_its_place() {
        kept(opened(1, "a1"));
        kept(opened(2, "b1"));
        kept(new Notice.RepositoryIs(7, 70, new RepositoryRef("acme", "store")));
        kept(opened(3, "c1"));
        List<Long> unread = inbox.unread(9);
        assertEquals(2, inbox.read(unread));
        assertEquals(1, inbox.read(unread.subList(2, 4)));
        assertEquals(2, DATABASE.number("select count(*) from subject where repository = 'store' and wanted = 2"));
        assertEquals(1, inbox.read(unread.subList(3, 4)));
        assertEquals(3, DATABASE.number("select count(*) from subject"));
        assertEquals(0, DATABASE.number("select count(*) from unread"));
    }

    @Test
    void those_that_another_process_works_out_are_left_to_it() throws SQLException {
        kept(opened(1, "a1"));
        kept(opened(2, "b1"));
        kept(opened(3, "c1"));
        List<Long> unread = inbox.unread(9);
        try (Connection other = DATABASE.connect()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select id from unread where id = " + unread.get(1) + " for update");
            assertEquals(3, inbox.read(unread));
            other.rollback();
        }
        assertEquals("1 a1 t 1 event 1, 3 c1 t 1 event 3", pulls());
        assertEquals(unread.subList(1, 2), inbox.unread(9));
    }

    @Test
    void where_one_cannot_be_read_none_of_them_is_worked_out_until_they_are_read_one_by_one() {
        kept(opened(1, "a1"));
        kept(opened(2, "b1"));
        List<Long> unread = inbox.unread(9);
        DATABASE.run("update unread set notices = '[{\"is\":\"Foretold\"}]' where id = " + unread.get(1));
        assertThrows(IllegalStateException.class, () -> inbox.read(unread));
        assertEquals(0, DATABASE.number("select count(*) from subject"));
        assertEquals(1, inbox.read(unread.subList(0, 1)));
        assertThrows(IllegalStateException.class, () -> inbox.read(unread.subList(1, 2)));
        assertEquals("1 a1 t 1 event 1", pulls());
        assertEquals(unread.subList(1, 2), inbox.unread(9));
    }
}
