package dev.countersign.outbox;

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
import dev.countersign.flow.TryLater;
import dev.countersign.testing.MemoryLooks;
import dev.countersign.testing.MovingClock;
import dev.countersign.text.Templates;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));

    private final MemoryLooks looks = new MemoryLooks();
    private final KeepingGitHub github = new KeepingGitHub();
    private final Drawer drawer = new Drawer();
    private final MovingClock clock = new MovingClock();
    private final Outbox outbox = new Outbox(github, github, drawer, new Pages("", "secret"), clock);

    /** Keeps what is shown for the newest look only. */
    private final class Drawer implements Shelf {

        Shown shown = new Shown(0, "", false);
        final Map<Long, ShownCheck> checks = new LinkedHashMap<>();

        @Override
        public Shown shown(Look.AtPull look) {
            looks.require(look);
            return shown;
        }

        @Override
        public void keep(Look.AtPull look, Shown now) {
            looks.require(look);
            shown = now;
        }

        @Override
        public void mistrust(Look.AtPull look) {
            if (!looks.isNewest(look)) {
                shown = new Shown(shown.commentId(), "", true);
            }
        }

        @Override
        public ShownCheck shown(Look.AtCommit look) {
            looks.require(look);
            return checks.getOrDefault(look.work(), new ShownCheck(0, "", false, false));
        }

        @Override
        public void keep(Look.AtCommit look, ShownCheck now) {
            looks.require(look);
            checks.put(look.work(), now);
        }

        @Override
        public void mistrust(Look.AtCommit look) {
            if (!looks.isNewest(look)) {
                checks.put(look.work(), new ShownCheck(0, "", true, true));
            }
        }
    }

    private static Publication asking(String head, String text) {
        return new Publication(check(head, text), new Publication.Comment.Shown(Templates.MARKER + text));
    }

    private static Publication silent(String head, String text) {
        return new Publication(check(head, text), new Publication.Comment.OnlyIfThere(Templates.MARKER + text));
    }

    private static CheckReport check(String head, String title) {
        return new CheckReport(
                "countersign", head, CheckReport.State.ACTION_REQUIRED, title, title, List.of(), List.of());
    }

    private List<String> publish(Publication publication) {
        github.asked.clear();
        outbox.publish(looks.atCommit(publication.check().head().charAt(0)), SUBJECT, publication.check());
        outbox.publish(looks.atPull(3), SUBJECT, publication.comment());
        return List.copyOf(github.asked);
    }

    @Test
    void the_check_is_written_before_the_comment_and_both_once() {
        assertEquals(List.of("create check", "create comment"), publish(asking("a", "waiting")));
        assertEquals(List.of(), publish(asking("a", "waiting")));
        assertEquals(List.of("update check", "update comment"), publish(asking("a", "signed")));
        assertEquals(List.of(), publish(asking("a", "signed")));
    }

    @Test
    void a_new_head_gets_a_check_of_its_own_and_keeps_the_comment() {
        publish(asking("a", "waiting"));
        assertEquals(List.of("create check", "update comment"), publish(asking("b", "stale")));
        assertEquals(List.of("a waiting", "b stale"), List.copyOf(github.checks.values()));
        assertEquals(1, github.comments.size());
    }

    @Test
    void nothing_is_said_where_nothing_is_asked_but_what_was_said_is_put_right() {
        assertEquals(List.of("create check"), publish(silent("a", "cleared")));
        assertEquals(List.of("create comment"), publish(asking("a", "cleared")));
        assertEquals(List.of("update check", "update comment"), publish(silent("a", "nothing to sign")));
    }

    @Test
    void a_check_whose_answer_was_lost_is_found_again_and_not_doubled() {
        github.lose = true;
        assertThrows(TryLater.class, () -> publish(asking("a", "waiting")));
        assertEquals(List.of("find check", "update check", "create comment"), publish(asking("a", "waiting")));
        assertEquals(1, github.checks.size());
    }

    @Test
    void a_comment_whose_answer_was_lost_is_found_again_and_not_doubled() {
        publish(silent("a", "waiting"));
        github.lose = true;
        assertThrows(TryLater.class, () -> publish(asking("a", "waiting")));
        assertEquals(List.of("find comment", "update comment"), publish(asking("a", "waiting")));
        assertEquals(1, github.comments.size());
    }

    @Test
    void a_change_whose_answer_was_lost_is_not_taken_for_undone() {
        publish(asking("a", "waiting"));
        github.lose = true;
        assertThrows(TryLater.class, () -> publish(asking("a", "signed")));
        assertEquals(List.of("update check"), publish(asking("a", "waiting")));
        assertEquals(List.of("a waiting"), List.copyOf(github.checks.values()));
        github.lose = true;
        assertThrows(
                TryLater.class,
                () -> outbox.publish(
                        looks.atPull(3), SUBJECT, asking("a", "signed").comment()));
        assertEquals(List.of("update comment"), publish(asking("a", "waiting")));
        assertEquals(List.of(Templates.MARKER + "waiting"), List.copyOf(github.comments.values()));
    }

    @Test
    void what_was_not_answered_in_time_may_come_late_so_the_check_is_written_once_more() {
        publish(asking("a", "waiting"));
        github.lose = true;
        github.cause = new HttpTimeoutException("nothing within 12 seconds");
        assertThrows(TryLater.class, () -> publish(asking("a", "signed")));
        Optional<Instant> soon = Optional.of(clock.instant().plusSeconds(15));
        assertEquals(soon, check());
        assertEquals(List.of("find check", "update check"), github.asked);
        github.checks.put(99L, "a signed");
        clock.pass(Duration.ofSeconds(14));
        assertEquals(soon, check(), "whatever makes it look earlier");
        assertEquals(List.of(), github.asked);
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), check());
        assertEquals(List.of("find check", "update check"), github.asked);
        assertEquals("a waiting", github.checks.get(99L));
        assertEquals(List.of(), publish(asking("a", "waiting")));
    }

    private Optional<Instant> check() {
        github.asked.clear();
        return outbox.publish(
                looks.atCommit('a'), SUBJECT, asking("a", "waiting").check());
    }

    @Test
    void a_check_of_another_commit_is_left_as_it_is() {
        publish(asking("a", "waiting"));
        publish(asking("b", "waiting"));
        assertEquals(List.of("update check", "update comment"), publish(asking("a", "signed")));
        assertEquals(List.of("a signed", "b waiting"), List.copyOf(github.checks.values()));
    }

    @Test
    void it_is_kept_whether_a_check_lets_a_merge_through() {
        publish(asking("a", "waiting"));
        assertFalse(drawer.checks.get((long) 'a').passes());
        CheckReport green =
                new CheckReport("countersign", "a", CheckReport.State.SUCCESS, "t", "t", List.of(), List.of());
        outbox.publish(looks.atCommit('a'), SUBJECT, green);
        assertTrue(drawer.checks.get((long) 'a').passes());
    }

    @Test
    void a_check_that_was_under_way_for_an_older_head_is_not_looked_for() {
        github.lose = true;
        assertThrows(TryLater.class, () -> publish(asking("a", "waiting")));
        assertEquals(List.of("create check", "create comment"), publish(asking("b", "waiting")));
    }

    @Test
    void a_comment_that_somebody_deleted_is_written_again_while_something_is_asked() {
        publish(asking("a", "waiting"));
        github.comments.clear();
        assertEquals(
                List.of("update check", "update comment", "create comment"), publish(asking("a", "still waiting")));
        assertEquals(1, github.comments.size());
    }

    @Test
    void a_comment_that_somebody_deleted_is_let_go_when_nothing_is_asked() {
        publish(asking("a", "waiting"));
        github.comments.clear();
        assertEquals(List.of("update check", "update comment"), publish(silent("a", "cleared")));
        assertEquals(List.of("update check"), publish(silent("a", "cleared still")));
        assertEquals(Map.of(), github.comments);
    }

    @Test
    void a_check_run_that_is_not_there_any_more_is_made_again() {
        publish(asking("a", "waiting"));
        github.checks.clear();
        assertEquals(List.of("update check", "create check", "update comment"), publish(asking("a", "signed")));
        assertEquals(List.of("a signed"), List.copyOf(github.checks.values()));
    }

    @Test
    void a_worker_that_was_overtaken_sends_nothing() {
        Look.AtCommit check = looks.atCommit('a');
        Look.AtPull comment = looks.atPull(3);
        publish(asking("a", "signed"));
        github.asked.clear();
        Publication older = asking("a", "waiting");
        assertThrows(Overtaken.class, () -> outbox.publish(check, SUBJECT, older.check()));
        assertThrows(Overtaken.class, () -> outbox.publish(comment, SUBJECT, older.comment()));
        assertEquals(List.of(), github.asked);
    }

    @Test
    void where_an_answer_was_lost_what_comes_into_being_late_is_found_after_another_is_made() {
        drawer.shown = new Shown(0, "", true);
        drawer.checks.put((long) 'a', new ShownCheck(0, "", false, true));
        github.late = true;
        assertEquals(
                List.of(
                        "find check",
                        "create check",
                        "find check",
                        "update check",
                        "find comment",
                        "create comment",
                        "find comment",
                        "delete comment"),
                publish(asking("a", "signed")));
        assertEquals(List.of("a signed", "a signed"), List.copyOf(github.checks.values()));
        assertEquals(List.of(Templates.MARKER + "signed"), List.copyOf(github.comments.values()));
        assertEquals(List.of(), publish(asking("a", "signed")));
    }
}
