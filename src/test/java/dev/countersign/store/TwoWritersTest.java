package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;
import dev.countersign.flow.Subject;
import dev.countersign.outbox.Outbox;
import dev.countersign.outbox.Pages;
import dev.countersign.outbox.Shown;
import dev.countersign.store.StallingGitHub.Stall;
import dev.countersign.testing.MovingClock;
import dev.countersign.text.Templates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker stands still, another one takes its look over, and the first comes back. */
class TwoWritersTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Subject SUBJECT = new Subject(7, 9, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));
    private static final Duration A_WHILE = Duration.ofSeconds(15);

    private final MovingClock clock = new MovingClock();
    private final JdbcLooks looks = new JdbcLooks(DATABASE::connect);
    private final JdbcShelf shelf = new JdbcShelf(DATABASE::connect, clock);
    private final StallingGitHub github = new StallingGitHub();
    private final Outbox outbox = new Outbox(github, github, shelf, new Pages("", "secret"), clock);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @BeforeEach
    void one_pull_request_and_the_commit_at_its_head() {
        DATABASE.onePullRequestAndItsCommit();
    }

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    private Optional<Instant> check(Look.AtCommit look, String title) {
        return outbox.publish(
                look,
                SUBJECT,
                new CheckReport(
                        "countersign", "a", CheckReport.State.ACTION_REQUIRED, title, title, List.of(), List.of()));
    }

    private Optional<Instant> comment(Look.AtPull look, String text) {
        return outbox.publish(look, SUBJECT, new Publication.Comment.Shown(Templates.MARKER + text));
    }

    private static void fails(Class<? extends Exception> how, Future<?> work) {
        assertEquals(
                how,
                assertThrows(ExecutionException.class, work::get).getCause().getClass());
    }

    /** A worker's request stands still, a newer look is published, and the request goes on. */
    private void late(String request, boolean afterwards, boolean lost, Runnable older, Runnable newer) {
        Stall stall = github.stall(request, afterwards, lost);
        Future<?> worker = other.submit(older);
        stall.await();
        newer.run();
        stall.release();
        // A worker that finds out that it was overtaken does not care any more for what it was not answered.
        fails(Overtaken.class, worker);
    }

    private static boolean due(String task) {
        boolean due = DATABASE.number("select count(*) from scheduled_tasks where task_name = '" + task + "'") == 1;
        DATABASE.run("delete from scheduled_tasks");
        return due;
    }

    @ParameterizedTest
    @CsvSource({
        "create comment, false, false",
        "create comment, true, false",
        "create comment, false, true",
        "create comment, true, true",
        "update comment, false, false",
        "update comment, true, false",
        "update comment, false, true",
        "update comment, true, true",
    })
    void a_comment_that_was_written_late_is_put_right_by_the_look_that_follows(
            String request, boolean afterwards, boolean lost) {
        if (request.startsWith("update")) {
            comment(looks.atPull(1), "before");
        }
        Look.AtPull older = looks.atPull(1);
        late(request, afterwards, lost, () -> comment(older, "older"), () -> comment(looks.atPull(1), "newer"));
        assertTrue(due("pull-request"));
        assertEquals(4, DATABASE.number("select wanted from subject"));
        assertEquals(Optional.of(clock.instant().plus(A_WHILE)), comment(looks.atPull(1), "newer"));
        assertEquals(List.of(Templates.MARKER + "newer"), List.copyOf(github.comments.values()));
        clock.pass(A_WHILE);
        assertEquals(Optional.empty(), comment(looks.atPull(1), "newer"));
        assertEquals(
                github.comments.firstKey(),
                DATABASE.number("select comment_id from publication"),
                "the one that is kept");
    }

    @ParameterizedTest
    @CsvSource({
        "create check, false, false",
        "create check, true, false",
        "create check, false, true",
        "create check, true, true",
        "update check, false, false",
        "update check, true, false",
        "update check, false, true",
        "update check, true, true",
    })
    void a_check_that_was_written_late_is_put_right_by_the_look_that_follows(
            String request, boolean afterwards, boolean lost) {
        if (request.startsWith("update")) {
            check(looks.atCommit(1), "before");
        }
        Look.AtCommit older = looks.atCommit(1);
        late(request, afterwards, lost, () -> check(older, "older"), () -> check(looks.atCommit(1), "newer"));
        assertTrue(due("commit"));
        assertEquals(6, DATABASE.number("select wanted from head"));
        assertEquals(Optional.of(clock.instant().plus(A_WHILE)), check(looks.atCommit(1), "newer"));
        // GitHub takes the newest.
        assertEquals("newer", github.checks.lastEntry().getValue());
        assertEquals(github.checks.lastKey(), DATABASE.number("select check_id from head"), "the one that is kept");
    }

    @Test
    void a_worker_that_stands_still_before_it_sends_anything_sends_and_keeps_nothing() {
        Look.AtPull pull = looks.atPull(1);
        Look.AtCommit commit = looks.atCommit(1);
        check(looks.atCommit(1), "newer");
        comment(looks.atPull(1), "newer");
        assertThrows(Overtaken.class, () -> check(commit, "older"));
        assertThrows(Overtaken.class, () -> comment(pull, "older"));
        assertThrows(Overtaken.class, () -> shelf.keep(pull, new Shown(99, "older", false)));
        assertEquals(Map.of(1L, "newer"), github.checks);
        assertEquals(Map.of(2L, Templates.MARKER + "newer"), github.comments);
        assertEquals(2, DATABASE.number("select comment_id from publication"));
        assertFalse(due("commit") || due("pull-request"), "nothing was sent, so nothing is to be repaired");
    }

    @Test
    void a_worker_that_stands_still_while_it_looks_for_what_it_created_creates_nothing() {
        DATABASE.run("update head set check_attempted = true");
        Look.AtPull pull = looks.atPull(1);
        DATABASE.run("update publication set comment_attempted = true");
        Look.AtCommit commit = looks.atCommit(1);
        late("find comment", true, false, () -> comment(pull, "older"), () -> comment(looks.atPull(1), "newer"));
        late("find check", true, false, () -> check(commit, "older"), () -> check(looks.atCommit(1), "newer"));
        assertEquals(List.of(Templates.MARKER + "newer"), List.copyOf(github.comments.values()));
        assertEquals(List.of("newer"), List.copyOf(github.checks.values()));
    }

    @Test
    void what_is_recorded_by_the_newest_look_is_there_before_another_one_begins() throws Exception {
        Look.AtPull older = looks.atPull(1);
        try (Connection connection = DATABASE.connect()) {
            connection.setAutoCommit(false);
            JdbcLooks recording = new JdbcLooks(() -> shared(connection));
            recording.require(older);
            Future<Look.AtPull> begins = other.submit(() -> looks.atPull(1));
            until("the other one waits", "select count(*) from pg_locks where not granted");
            connection.commit();
            assertEquals(older.number() + 1, begins.get().number());
            assertThrows(Overtaken.class, () -> recording.require(older));
            connection.rollback();
        }
        assertFalse(looks.isNewest(older));
    }

    private static void until(String what, String count) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (DATABASE.number(count) == 0) {
            assertTrue(System.nanoTime() < end, what);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** The same connection, which is not closed with each statement. */
    private static Connection shared(Connection connection) throws SQLException {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                TwoWritersTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, values) -> method.getName().equals("close") ? null : method.invoke(connection, values));
    }
}
