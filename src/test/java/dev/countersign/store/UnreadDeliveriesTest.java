package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of deliveries between being kept and being worked out; what they mean is in {@link JdbcInboxTest}. */
class UnreadDeliveriesTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Person ALICE = new Person(1, "alice", Person.Kind.USER);
    private static final Subject SHOP = new Subject(7, 70, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));

    @BeforeEach
    void nothing_is_known() {
        DATABASE.run("truncate subject, delivery, unread, scheduled_tasks, head, dead_letter cascade");
    }

    private static JdbcInbox inbox() {
        // Nothing here lets a repository's past be read.
        return new JdbcInbox(DATABASE.source(), null, letters(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JdbcDeadLetters letters() {
        return new JdbcDeadLetters(DATABASE::connect, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static boolean kept(String guid, Notice... notices) {
        return inbox().accept(new Delivery(guid, "pull_request", "", 7), List.of(notices), "");
    }

    private static Notice stands(String head, String base, Instant at, Push.Kind kind) {
        return new Notice.Stands(SHOP, new Push(head, base, ALICE, at, kind));
    }

    private static String subject() {
        return DATABASE.text("select concat_ws(' ', head, base, open, wanted, done) from subject");
    }

    private static long unread() {
        return DATABASE.number("select count(*) from unread");
    }

    private static void read(List<Long> unread) {
        for (int from = 0; from < unread.size(); ) {
            from += inbox().read(unread.subList(from, unread.size()));
        }
    }

    @Test
    void a_delivery_is_kept_first_and_worked_out_later_in_the_order_in_which_it_came() {
        assertTrue(kept("two", stands("a1", "main", NOW, Push.Kind.OPENED)));
        assertTrue(kept("one", new Notice.Closed(SHOP)));
        assertTrue(kept("a star"));
        assertEquals(3, DATABASE.number("select count(*) from delivery"));
        assertEquals(0, DATABASE.number("select count(*) from subject"));
        List<Long> unread = inbox().unread(9);
        assertEquals(2, unread.size());
        assertEquals(unread.subList(0, 1), inbox().unread(1));
        read(unread);
        read(unread);
        assertEquals("a1 main f 1 0", subject(), "opened, then closed, and one look for both");
        assertEquals(List.of(), inbox().unread(9));
        assertEquals(0, unread());
    }

    @Test
    void what_another_process_is_working_out_is_left_to_it() throws SQLException {
        kept("one", stands("a1", "main", NOW, Push.Kind.OPENED));
        try (Connection other = DATABASE.connect()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select id from unread for update");
            read(inbox().unread(9));
            assertEquals(0, DATABASE.number("select count(*) from subject"));
            other.rollback();
        }
        read(inbox().unread(9));
        assertEquals("a1 main t 1 0", subject());
    }

    @Test
    void what_fails_again_and_again_becomes_a_dead_letter_that_can_be_tried_again() {
        kept("one", stands("a1", "main", NOW, Push.Kind.OPENED));
        kept("two", new Notice.Stirred(SHOP));
        long first = inbox().unread(1).get(0);
        for (int i = 0; i < 15; i++) {
            assertEquals(List.of(), letters().all());
            inbox().failed(first, "the table is gone");
        }
        assertEquals(
                "the delivery one: the table is gone, 15",
                letters().all().stream()
                        .map(letter -> letter.what() + ": " + letter.reason() + ", " + letter.failures())
                        .collect(Collectors.joining()));
        assertEquals(1, inbox().unread(9).size(), "what came after it is not held up");
        assertTrue(letters().retry(letters().all().get(0).id()));
        read(inbox().unread(9));
        assertEquals("a1 main t 1 0", subject());
        assertEquals(0, DATABASE.number("select count(*) from scheduled_tasks where task_name = 'delivery'"));
        assertEquals(List.of(), letters().all());
    }

    @Test
    void what_failed_waits_longer_each_time_and_half_an_hour_at_most() {
        kept("one", stands("a1", "main", NOW, Push.Kind.OPENED));
        long id = inbox().unread(1).get(0);
        List<String> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inbox().failed(id, "no");
            waits.add(DATABASE.text("select extract(epoch from due - '2026-11-27T10:00:00Z')::bigint from unread"));
        }
        assertEquals("2 4 8 16 32 64 128 256 512 1024 1800 1800", String.join(" ", waits));
        assertEquals(List.of(), inbox().unread(9));
    }

    @Test
    void installations_take_turns_so_that_none_waits_behind_anothers_flood() {
        DATABASE.run("insert into unread (guid, event, installation, received, notices)"
                + " select 'flood ' || n, 'push', 7, now(), '[]' from generate_series(1, 100) n");
        DATABASE.run("insert into unread (guid, event, installation, received, notices)"
                + " select 'other ' || n, 'push', 8, now(), '[]' from generate_series(1, 2) n");
        assertEquals(
                List.of("flood 1", "other 1", "flood 2", "other 2", "flood 3"),
                inbox().unread(5).stream()
                        .map(id -> DATABASE.text("select guid from unread where id = " + id))
                        .toList());
    }

    @Test
    void of_many_that_come_at_once_none_is_lost_and_one_that_no_database_takes_is_refused_alone() throws Exception {
        JdbcInbox inbox = inbox();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String guid = i == 40 ? "not \0 a text" : "delivery " + i % 60;
            all.add(senders.submit(() ->
                    inbox.accept(new Delivery(guid, "pull_request", "", 7), List.of(new Notice.Stirred(SHOP)), "")));
        }
        int first = 0;
        int refused = 0;
        for (Future<Boolean> one : all) {
            try {
                first += one.get() ? 1 : 0;
            } catch (ExecutionException e) {
                refused++;
            }
        }
        senders.shutdown();
        assertEquals(
                "59 first, 1 refused, 59 kept, 59 unread",
                first + " first, " + refused + " refused, " + DATABASE.number("select count(*) from delivery")
                        + " kept, " + unread() + " unread");
    }
}
