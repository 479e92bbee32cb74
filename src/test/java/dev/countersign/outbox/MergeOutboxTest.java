package dev.countersign.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.testing.MemoryLooks;
import dev.countersign.text.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergeOutboxTest {

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));
    private static final String HEAD = "3f2a91c".repeat(6).substring(0, 40);

    private final MemoryLooks looks = new MemoryLooks();
    private final GitHub github = new GitHub();
    private final Drawer drawer = new Drawer();
    private final MergeOutbox outbox = new MergeOutbox(github, drawer, Templates.standalone());

    /** A GitHub that keeps comments; {@code lose} makes the answer to the next one get lost. */
    private static final class GitHub implements Comments {

        final List<String> comments = new ArrayList<>();
        boolean lose;
        Runnable meanwhile = () -> {};

        @Override
        public long create(Subject subject, String markdown) {
            Runnable between = meanwhile;
            meanwhile = () -> {};
            between.run();
            comments.add(markdown);
            if (lose) {
                lose = false;
                throw new TryLater("the answer got lost", Duration.ZERO, null);
            }
            return comments.size();
        }

        @Override
        public boolean update(Subject subject, long id, String markdown) {
            throw new AssertionError("nothing is to be changed");
        }

        @Override
        public void delete(Subject subject, long id) {
            comments.remove((int) id - 1);
        }

        @Override
        public List<Long> find(Subject subject, String beginning) {
            return LongStream.rangeClosed(1, comments.size())
                    .filter(id -> comments.get((int) id - 1).startsWith(beginning))
                    .boxed()
                    .toList();
        }

        @Override
        public void react(Subject subject, long comment, Reaction reaction) {
            throw new AssertionError("nothing to react to");
        }
    }

    private final class Drawer implements MergeShelf {

        Optional<Untold> merge = Optional.empty();
        boolean told;
        boolean attempted;

        @Override
        public Optional<Untold> untold(Look.AtPull look) {
            looks.require(look);
            return merge.filter(one -> !told)
                    .map(one -> new Untold(one.head(), one.by(), one.judged(), one.title(), attempted));
        }

        @Override
        public void attempting(Look.AtPull look) {
            looks.require(look);
            attempted = true;
        }

        @Override
        public void told(Look.AtPull look) {
            looks.require(look);
            told = true;
        }

        @Override
        public void mistrust(Look.AtPull look) {
            if (!looks.isNewest(look)) {
                told = false;
                attempted = true;
            }
        }
    }

    private void tell() {
        outbox.tell(looks.atPull(3), SUBJECT);
    }

    private void merged(String by, boolean judged, String title) {
        drawer.merge = Optional.of(new MergeShelf.Untold(HEAD, by, judged, title, false));
    }

    @Test
    void a_merge_that_did_not_go_around_the_check_is_not_spoken_of() {
        tell();
        assertEquals(List.of(), github.comments);
    }

    @Test
    void a_merge_around_the_check_is_told_once_with_who_and_what_the_verdict_was() {
        merged("erin", true, "Waiting for 1 of 2 sign-offs · risk high");
        tell();
        tell();
        assertEquals(1, github.comments.size());
        String text = github.comments.get(0);
        assertTrue(text.startsWith(Templates.MERGED_MARKER), text);
        assertTrue(text.contains("merged by `erin`, at `3f2a91c`"), text);
        assertTrue(text.contains("the verdict then: Waiting for 1 of 2 sign-offs · risk high"), text);
        assertFalse(text.contains("@erin"), text);
    }

    @Test
    void a_head_that_was_never_judged_is_said_to_be_so() {
        merged("erin", false, "");
        tell();
        assertTrue(
                github.comments.get(0).contains("none, because this head was never judged"), github.comments::toString);
    }

    @Test
    void a_comment_whose_answer_got_lost_is_looked_for_before_another_is_written() {
        merged("erin", true, "Waiting");
        github.lose = true;
        assertThrows(TryLater.class, () -> tell());
        tell();
        assertEquals(1, github.comments.size());
        assertTrue(drawer.told);
    }

    @Test
    void a_name_or_a_title_that_would_mention_or_mark_up_is_shown_as_it_is() {
        merged("e`rin\n# Cleared", true, "@acme/everybody **cleared** <!-- x -->");
        tell();
        String text = github.comments.get(0);
        assertFalse(text.contains("@acme"), text);
        assertFalse(text.contains("\n# Cleared"), text);
        assertFalse(text.contains("**cleared**"), text);
    }

    @Test
    void two_workers_that_both_told_of_a_merge_leave_one_comment() {
        merged("erin", true, "Waiting");
        Look.AtPull older = looks.atPull(3);
        // The newer one tells while the older one's request is under way.
        github.meanwhile = this::tell;
        assertThrows(Overtaken.class, () -> outbox.tell(older, SUBJECT));
        assertEquals(2, github.comments.size());
        tell();
        assertEquals(1, github.comments.size());
        assertTrue(drawer.told);
        assertThrows(Overtaken.class, () -> outbox.tell(older, SUBJECT));
        assertEquals(1, github.comments.size());
    }
}
