package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Delivery;
import dev.countersign.inbox.Notice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcInboxTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Person ALICE = new Person(1, "alice", Person.Kind.USER);
    private static final Subject SHOP = new Subject(7, 70, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));

    private int deliveries;

    @BeforeEach
    void nothing_is_known() {
        DATABASE.run("truncate subject, delivery, unread, scheduled_tasks, head, spoken_line, dead_letter, people_news"
                + " cascade");
    }

    private static JdbcInbox inbox() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        // Nothing here lets a repository's past be read.
        return new JdbcInbox(DATABASE.source(), null, letters(), clock);
    }

    private static JdbcDeadLetters letters() {
        return new JdbcDeadLetters(DATABASE::connect, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static boolean kept(String guid, Notice... notices) {
        return inbox().accept(new Delivery(guid, "pull_request", "", 7), List.of(notices), "");
    }

    private boolean arrives(String guid, Notice... notices) {
        boolean first = kept(guid, notices);
        for (List<Long> left = inbox().unread(9); !left.isEmpty(); left = inbox().unread(9)) {
            inbox().read(left);
        }
        return first;
    }

    private void arrives(Notice notice) {
        deliveries++;
        assertTrue(arrives("delivery " + deliveries, notice));
    }

    private static Notice stands(String head, String base, Instant at, Push.Kind kind) {
        return new Notice.Stands(SHOP, new Push(head, base, ALICE, at, kind));
    }

    private static Notice spoken(long comment, Instant at) {
        return new Notice.Spoken(SHOP, comment, ALICE, at, List.of("/signoff"));
    }

    private static String subject() {
        return DATABASE.text("select concat_ws(' ', head, base, open, wanted, done) from subject");
    }

    private static String due() {
        return DATABASE.text(
                "select string_agg(task_name || ' ' || picked, ', ' order by task_name) from scheduled_tasks");
    }

    private static String boundTo() {
        return DATABASE.text("select head from spoken_line");
    }

    private static void shows(String sha, boolean green) {
        DATABASE.run("insert into head (repository_id, sha, check_passes) values (70, '" + sha + "', " + green + ")");
    }

    @Test
    void a_pull_request_that_is_opened_is_known_and_due() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        assertEquals("a1 main t 1 0", subject());
        assertEquals("pull-request false", due());
        assertEquals("a1 main OPENED", DATABASE.text("select concat_ws(' ', head, base, kind) from push"));
    }

    @Test
    void a_delivery_that_comes_again_means_nothing_more() {
        assertTrue(arrives("one", stands("a1", "main", NOW, Push.Kind.OPENED)));
        assertFalse(arrives("one", stands("b2", "main", NOW, Push.Kind.PUSHED)));
        assertEquals("a1 main t 1 0", subject());
        assertEquals(1, DATABASE.number("select count(*) from delivery where again = '2026-11-27T10:00:00Z'"));
    }

    @Test
    void each_reason_is_counted_and_one_task_is_enough() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        arrives(stands("b2", "main", NOW.plusSeconds(9), Push.Kind.PUSHED));
        arrives(new Notice.Stirred(SHOP));
        assertEquals("b2 main t 3 0", subject());
        assertEquals("pull-request false", due());
    }

    @Test
    void the_push_that_was_earlier_and_arrives_later_does_not_move_it_back() {
        arrives(stands("b2", "main", NOW.plusSeconds(9), Push.Kind.PUSHED));
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        assertEquals("b2 main t 2 0", subject());
    }

    @Test
    void a_comment_belongs_to_the_head_of_its_own_moment_in_whatever_order_all_arrives() {
        arrives(spoken(1, NOW.plusSeconds(5)));
        assertEquals("", boundTo());
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        assertEquals("a1", boundTo());
        arrives(stands("b2", "main", NOW.plusSeconds(4), Push.Kind.PUSHED));
        assertEquals("b2", boundTo());
        arrives(stands("c3", "main", NOW.plusSeconds(6), Push.Kind.PUSHED));
        assertEquals("b2", boundTo());
    }

    @Test
    void what_is_left_and_a_green_check_that_somebody_comes_to_are_shown_anew() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        shows("a1", false);
        shows("b2", true);
        shows("c3", false);
        arrives(stands("b2", "main", NOW.plusSeconds(1), Push.Kind.PUSHED));
        assertEquals("a1 1, b2 1, c3 0", heads());
        arrives(stands("c3", "main", NOW.plusSeconds(2), Push.Kind.PUSHED));
        assertEquals("a1 1, b2 2, c3 0", heads(), "a check that lets nothing through waits for the look");
        assertEquals("commit false, commit false, pull-request false", due());
    }

    @Test
    void a_pull_request_that_closes_or_opens_again_is_shown_anew_only_where_that_is_news() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        shows("a1", false);
        arrives(new Notice.Closed(SHOP));
        arrives(new Notice.Closed(SHOP));
        assertEquals("a1 1", heads());
        assertEquals("a1 main f 3 0", subject());
        arrives(stands("a1", "main", NOW.plusSeconds(1), Push.Kind.OPENED));
        assertEquals("a1 2", heads());
        assertEquals("a1 main t 4 0", subject());
    }

    private static String heads() {
        return DATABASE.text("select string_agg(sha || ' ' || wanted, ', ' order by sha) from head");
    }

    @Test
    void a_button_asks_why_once_for_each_person_and_head_as_the_command_does() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        arrives(new Notice.Questioned(70, "a1", ALICE, NOW));
        arrives(new Notice.Questioned(70, "a1", ALICE, NOW.plusSeconds(1)));
        arrives(new Notice.Questioned(70, "b2", ALICE, NOW));
        arrives(new Notice.Questioned(71, "a1", ALICE, NOW));
        assertEquals(
                "0 alice a1 /why t",
                DATABASE.text(
                        "select string_agg(concat_ws(' ', line, by_login, head, text, answered), ', ') from spoken_line"));
        arrives(new Notice.Questioned(70, "a1", new Person(2, "bob", Person.Kind.USER), NOW));
        assertEquals(2, DATABASE.number("select count(*) from spoken_line"));
    }

    @Test
    void what_is_said_of_many_makes_the_open_ones_of_them_due() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted,"
                        + " done, awaits_checks, awaits_labels) select 7, 70, 'acme', 'shop', n, 'a1', 'main', n < 6, 1, 1,"
                        + " e'\\nbuild\\n', false from generate_series(4, 7) n");
        DATABASE.run("truncate scheduled_tasks");
        arrives(new Notice.CheckDone(70, "a1", "build"));
        assertEquals(2, DATABASE.number("select count(*) from subject where wanted > done and number > 3"));
        arrives(new Notice.InstallationChanged(7));
        assertEquals(3, DATABASE.number("select count(*) from scheduled_tasks"));
        assertEquals(3, DATABASE.number("select max(wanted) from subject where number > 3"));
    }

    @Test
    void news_of_people_are_counted_and_make_those_due_that_they_may_concern() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        arrives(new Notice.PeopleChanged(7));
        arrives(new Notice.AccessChanged(7, 70));
        arrives(new Notice.AccessChanged(7, 71));
        arrives(new Notice.PeopleChanged(8));
        assertEquals("a1 main t 3 0", subject());
        assertEquals(
                "7 3, 8 1",
                DATABASE.text("select string_agg(installation || ' ' || news, ', ' order by 1) from people_news"));
    }

    @Test
    void a_comment_that_somebody_touched_is_forgotten_but_not_that_it_is_in_doubt() {
        arrives(stands("a1", "main", NOW, Push.Kind.OPENED));
        DATABASE.run("insert into publication (subject_id, wanted, comment_id, comment_digest, comment_attempted, look)"
                + " select id, '', 5, 'abc', false, 1 from subject");
        arrives(new Notice.Tampered(SHOP));
        assertEquals("", DATABASE.text("select comment_digest from publication"));
        DATABASE.run("update publication set comment_digest = '?abc 2026-11-27T10:00:15Z'");
        arrives(new Notice.Tampered(SHOP));
        assertEquals("?", DATABASE.text("select comment_digest from publication"));
    }
}
