package dev.countersign.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.Publication.Comment;
import dev.countersign.flow.Look;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.testing.MemoryLooks;
import dev.countersign.testing.MovingClock;
import dev.countersign.text.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub does not answer in time what we write of a comment, and carries it out later, or never. */
class LateCommentTest {

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));
    private static final Duration A_WHILE = Duration.ofSeconds(15);

    private final MemoryLooks looks = new MemoryLooks();
    private final MovingClock clock = new MovingClock();
    private final KeepingGitHub github = new KeepingGitHub();
    private final Drawer drawer = new Drawer();
    private final Outbox outbox = new Outbox(github, github, drawer, new Pages("", "secret"), clock);

    /** Keeps what the comment shows; from that many on, what is to be kept is lost with the process. */
    private static final class Drawer implements Shelf {

        Shown shown = new Shown(0, "", false);
        int left = Integer.MAX_VALUE;

        @Override
        public Shown shown(Look.AtPull look) {
            return shown;
        }

        @Override
        public void keep(Look.AtPull look, Shown now) {
            if (left-- == 0) {
                left = Integer.MAX_VALUE;
                throw new IllegalStateException("the process is killed");
            }
            shown = now;
        }

        @Override
        public void mistrust(Look.AtPull look) {}

        @Override
        public ShownCheck shown(Look.AtCommit look) {
            throw new AssertionError("no check");
        }

        @Override
        public void keep(Look.AtCommit look, ShownCheck now) {
            throw new AssertionError("no check");
        }

        @Override
        public void mistrust(Look.AtCommit look) {}
    }

    private Optional<Instant> says(String text) {
        return publish(new Comment.Shown(Templates.MARKER + text));
    }

    private Optional<Instant> publish(Comment comment) {
        github.asked.clear();
        return outbox.publish(looks.atPull(3), SUBJECT, comment);
    }

    private void stalls(String request) {
        if (request.equals("update")) {
            says("before");
        }
        github.stall = true;
        assertThrows(TryLater.class, () -> says("older"));
    }

    private static Comment wanted(boolean needed) {
        String text = Templates.MARKER + "newer";
        return needed ? new Comment.Shown(text) : new Comment.OnlyIfThere(text);
    }

    @ParameterizedTest
    @CsvSource({
        // request, needed, when it is carried out, somebody deletes ours meanwhile, comments in the end
        "create, true, soon, false, 1",
        "create, true, late, false, 1",
        "create, true, never, false, 1",
        "create, true, late, true, 1",
        "create, true, never, true, 1",
        "create, false, soon, false, 1",
        "create, false, late, false, 1",
        "create, false, never, false, 0",
        "update, true, soon, false, 1",
        "update, true, late, false, 1",
        "update, true, never, false, 1",
        "update, true, late, true, 1",
        "update, false, late, false, 1",
        "update, false, late, true, 0",
    })
    void after_a_while_one_comment_says_what_it_has_to_and_it_is_the_one_that_is_kept(
            String request, boolean needed, String carriedOut, boolean deleted, int inTheEnd) {
        Comment wanted = wanted(needed);
        stalls(request);
        if (carriedOut.equals("soon")) {
            github.comes();
        }
        Optional<Instant> soon = Optional.of(clock.instant().plus(A_WHILE));
        assertEquals(soon, publish(wanted));
        if (deleted) {
            github.comments.remove(drawer.shown.commentId());
        }
        if (carriedOut.equals("late")) {
            github.comes();
        }
        clock.pass(A_WHILE.minusSeconds(1));
        assertEquals(soon, publish(wanted), "whatever makes it look earlier");
        assertEquals(List.of(), github.asked);
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), publish(wanted));
        assertEquals(
                inTheEnd == 0 ? List.of() : List.of(Templates.MARKER + "newer"), List.copyOf(github.comments.values()));
        if (inTheEnd == 1) {
            assertEquals(List.of(drawer.shown.commentId()), List.copyOf(github.comments.keySet()));
        }
        assertEquals(Optional.empty(), publish(wanted));
        assertEquals(List.of(), github.asked);
    }

    @Test
    void of_two_the_one_that_is_kept_stays() {
        stalls("create");
        says("newer");
        long kept = drawer.shown.commentId();
        github.comes();
        clock.pass(A_WHILE);
        says("newer");
        assertEquals(List.of("find comment", "delete comment", "update comment"), github.asked);
        assertEquals(List.of(kept), List.copyOf(github.comments.keySet()));
    }

    @Test
    void what_it_says_may_change_meanwhile_and_does_not_put_the_last_look_off() {
        stalls("create");
        Optional<Instant> soon = says("one");
        clock.pass(A_WHILE.minusSeconds(1));
        assertEquals(soon, says("two"));
        github.comes();
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), says("three"));
        assertEquals(List.of(Templates.MARKER + "three"), List.copyOf(github.comments.values()));
    }

    @Test
    void what_has_to_be_there_now_does_not_wait_for_what_may_come() {
        stalls("create");
        publish(wanted(false));
        assertEquals(List.of(), List.copyOf(github.comments.values()));
        says("newer");
        assertEquals(List.of(Templates.MARKER + "newer"), List.copyOf(github.comments.values()));
    }

    @ParameterizedTest
    @CsvSource({"create, 0", "create, 1", "update, 0", "update, 1"})
    void a_process_that_is_killed_at_the_next_write_does_not_take_the_doubt_with_it(String request, int before) {
        stalls(request);
        drawer.left = before;
        assertThrows(IllegalStateException.class, () -> says("newer"));
        assertEquals(Optional.of(clock.instant().plus(A_WHILE)), says("newer"));
        github.comes();
        clock.pass(A_WHILE);
        assertEquals(Optional.empty(), says("newer"));
        assertEquals(List.of(Templates.MARKER + "newer"), List.copyOf(github.comments.values()));
    }

    @Test
    void one_that_is_not_answered_again_is_looked_after_until_one_is() {
        stalls("create");
        says("newer");
        clock.pass(A_WHILE);
        github.stall = true;
        assertThrows(TryLater.class, () -> says("newer"));
        assertEquals(Optional.of(clock.instant().plus(A_WHILE)), says("newer"));
        clock.pass(A_WHILE);
        assertEquals(Optional.empty(), says("newer"));
    }

    @Test
    void what_the_version_before_kept_in_doubt_is_looked_at_once_more_at_once() {
        says("newer");
        Shown now = drawer.shown;
        drawer.shown = new Shown(now.commentId(), "?" + now.commentDigest(), true);
        assertEquals(Optional.empty(), says("newer"));
        assertEquals(List.of("find comment", "update comment"), github.asked);
        assertEquals(now, drawer.shown);
    }
}
