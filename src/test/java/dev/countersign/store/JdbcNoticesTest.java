package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.notice.Notice;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Governed;
import dev.countersign.flow.Project;
import dev.countersign.notify.Bodies;
import dev.countersign.notify.NoticeShelf;
import dev.countersign.notify.Receivers;
import dev.countersign.notify.SlackTexts;
import dev.countersign.text.Templates;
import dev.countersign.web.GitHubWeb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Given receivers, when something happens, then each gets one row and one task, in the transaction that it happened in. */
class JdbcNoticesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");
    private static final Notice NOTICE =
            new Notice.VerdictChanged(new PullRequestRef(SHOP, 12), "T", "h", "blocked", "cleared", "Cleared", "low");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcNotices two = notices(Receivers.read(
            setting -> Map.of(
                            "addresses",
                            "https://a.example https://b.example#format=slack",
                            "secret",
                            "0123456789abcdef")
                    .getOrDefault(setting, ""),
            Duration.ofHours(24),
            false));
    private final JdbcNotices nobody = notices(Receivers.none());

    static JdbcNotices notices(Receivers receivers) {
        return new JdbcNotices(
                DATABASE::connect,
                receivers,
                new Bodies("", new GitHubWeb("https://github.com"), new SlackTexts(Templates.engine())));
    }

    @BeforeEach
    void clear() {
        DATABASE.run("truncate notification, scheduled_tasks, enforcement, subject cascade");
    }

    private static String counts() {
        return DATABASE.number("select count(*) from notification") + " rows, "
                + DATABASE.number("select count(*) from scheduled_tasks where task_name = 'notification'") + " tasks";
    }

    @Test
    void each_receiver_gets_one_however_often_it_is_told() {
        two.tell("verdict-1", NOTICE, NOW);
        two.tell("verdict-1", NOTICE, NOW);
        assertEquals("2 rows, 2 tasks", counts());
        long first = DATABASE.number("select min(id) from notification");
        assertEquals("verdict-1", two.waiting(first).orElseThrow().notice());
        two.done(first, NOW);
        assertEquals(Optional.empty(), two.waiting(first));
        assertEquals(0, two.drop(NOW));
        assertEquals(1, two.drop(NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), two.waiting(first));
    }

    @Test
    void nothing_is_kept_where_nobody_is_named() {
        nobody.tell("verdict-1", NOTICE, NOW);
        pull(1, true, false, NOW.minus(Duration.ofDays(2)));
        assertEquals(0, nobody.remind(NOW).told());
        new JdbcEnforcement(DATABASE::connect, nobody).keep(found("not-required", Mode.ENFORCE), NOW);
        assertEquals("0 rows, 0 tasks", counts());
    }

    @Test
    void what_is_undone_was_not_told() {
        try (var connection = DATABASE.connect()) {
            connection.setAutoCommit(false);
            two.tell(connection, "verdict-2", NOTICE, NOW);
            connection.rollback();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        assertEquals("0 rows, 0 tasks", counts());
    }

    private static void pull(int number, boolean open, boolean cleared, Instant since) {
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted,"
                        + " done, awaits_checks, awaits_labels, governed) values (7, 9, 'acme', 'shop', " + number
                        + ", 'h', 'main', " + open + ", 1, 1, '', false, true)");
        DATABASE.run("insert into pull_brief (subject_id, opened, judged, since, cleared, level, assistance, tools,"
                + " unapproved, areas, waits, signers) select id, now(), now(), '" + since + "', " + cleared
                + ", 'high', 'none', '{}', '{}', '{}', '{senior-review}', '{}' from subject where number = " + number);
    }

    @Test
    void only_what_waits_too_long_is_told_and_once() {
        pull(1, true, false, NOW.minus(Duration.ofHours(25)));
        pull(2, true, false, NOW.minus(Duration.ofHours(23)));
        pull(3, true, true, NOW.minus(Duration.ofHours(25)));
        pull(4, false, false, NOW.minus(Duration.ofHours(25)));
        pull(5, true, false, NOW.minus(Duration.ofDays(60)));
        assertEquals(1, two.remind(NOW).told());
        assertEquals(0, two.remind(NOW.plusSeconds(60)).told());
        assertEquals("2 rows, 2 tasks", counts());
        assertTrue(DATABASE.text("select body from notification order by id limit 1")
                .contains("acme/shop#1"));
        DATABASE.run("update pull_brief set since = since + interval '1 second'");
        assertEquals(1, two.remind(NOW).told(), "it was clear meanwhile, and waits again");
    }

    @Test
    void one_that_cannot_be_told_keeps_no_others_from_it_and_is_told_when_it_can() {
        pull(1, true, false, NOW.minus(Duration.ofHours(26)));
        pull(2, true, false, NOW.minus(Duration.ofHours(25)));
        DATABASE.run("alter table notification add constraint unlucky check (body not like '%acme/shop#1%')");
        try {
            NoticeShelf.Reminded done = two.remind(NOW);
            assertEquals(1, done.told());
            assertEquals(1, done.untold().size());
            assertTrue(
                    done.untold().get(0).startsWith("acme/shop#1: it failed unexpectedly: IllegalStateException in"),
                    done.untold()::toString);
        } finally {
            DATABASE.run("alter table notification drop constraint unlucky");
        }
        assertEquals("2 rows, 2 tasks", counts());
        assertEquals(new NoticeShelf.Reminded(1, List.of()), two.remind(NOW));
        assertEquals("4 rows, 4 tasks", counts());
    }

    private static Finding found(String word, Mode mode) {
        return new Finding(new Governed(new Project(7, 9, SHOP), "main", mode), word, "", "");
    }

    @Test
    void a_branch_that_is_not_held_any_more_is_told_when_that_is_so_and_not_again() {
        JdbcEnforcement book = new JdbcEnforcement(DATABASE::connect, two);
        book.keep(found("enforced", Mode.ENFORCE), NOW);
        book.keep(found("not-required", Mode.OBSERVE), NOW);
        assertEquals("0 rows, 0 tasks", counts(), "nobody wants it held");
        book.keep(found("not-required", Mode.ENFORCE), NOW);
        assertEquals("2 rows, 2 tasks", counts());
        book.keep(found("unknown", Mode.ENFORCE), NOW);
        book.keep(found("unpinned", Mode.ENFORCE), NOW);
        assertEquals("2 rows, 2 tasks", counts(), "it was known already");
        book.keep(found("enforced", Mode.ENFORCE), NOW);
        book.keep(found("unpinned", Mode.ENFORCE), NOW);
        assertEquals("4 rows, 4 tasks", counts());
        assertFalse(DATABASE.text("select body from notification limit 1").isEmpty());
    }
}
