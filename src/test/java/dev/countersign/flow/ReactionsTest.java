package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.verdict.Answer;
import dev.countersign.core.verdict.Answer.Result;
import dev.countersign.testing.MemoryLooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionsTest {

    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 3));

    private final List<Long> unanswered = new ArrayList<>(List.of(7L, 8L));
    private final List<String> given = new ArrayList<>();
    private final List<Long> received = new ArrayList<>();
    private boolean broken;

    private final MemoryLooks looks = new MemoryLooks();
    private Look.AtPull look = looks.atPull(3);

    private final Reactions reactions = new Reactions(
            new Comments() {
                @Override
                public long create(Subject subject, String markdown) {
                    throw new AssertionError("a refusal is no comment of its own");
                }

                @Override
                public boolean update(Subject subject, long id, String markdown) {
                    throw new AssertionError("a refusal is no comment of its own");
                }

                @Override
                public void delete(Subject subject, long id) {
                    throw new AssertionError("a refusal is no comment of its own");
                }

                @Override
                public List<Long> find(Subject subject, String beginning) {
                    return List.of();
                }

                @Override
                public void react(Subject subject, long comment, Reaction reaction) {
                    if (broken) {
                        throw new TryLater("502", Duration.ZERO, new IllegalStateException());
                    }
                    given.add(comment + " " + reaction);
                }
            },
            new Ledger() {
                @Override
                public Remembered recall(Look.AtPull look, Subject subject) {
                    throw new AssertionError("nothing to recall");
                }

                @Override
                public void record(Look.AtPull look, Subject subject, Evaluation evaluation) {
                    throw new AssertionError("nothing to record");
                }

                @Override
                public void close(Look.AtPull look, Subject subject) {
                    throw new AssertionError("nothing to close");
                }

                @Override
                public void leaveAlone(Look.AtPull look, Subject subject, Push standing) {
                    throw new AssertionError("nothing to leave alone");
                }

                @Override
                public void exempt(Subject subject, List<Act.Commanded> exceptions) {
                    throw new AssertionError("nothing to record");
                }

                @Override
                public List<Unanswered> unanswered(Subject subject) {
                    return unanswered.stream()
                            .map(comment -> new Unanswered(comment, received.contains(comment)))
                            .toList();
                }

                @Override
                public void received(long comment) {
                    received.add(comment);
                }

                @Override
                public void answered(long comment) {
                    unanswered.remove(comment);
                }
            },
            looks);

    private void answer(long comment, Result... results) {
        List<Answer> answers = new ArrayList<>();
        for (Result result : results) {
            answers.add(new Answer(comment, answers.size(), "bob", "a", "/x", result, ""));
        }
        reactions.answer(look, SUBJECT, answers);
    }

    @Test
    void a_comment_gets_the_reaction_of_its_worst_line_once() {
        answer(7, Result.DONE, Result.DONE);
        answer(7, Result.DONE);
        answer(8, Result.DONE, Result.REFUSED);
        assertEquals(List.of("7 PLUS_ONE", "8 MINUS_ONE"), given);
    }

    @Test
    void what_was_not_understood_is_said_before_what_was_refused() {
        answer(7, Result.REFUSED, Result.NOT_UNDERSTOOD);
        assertEquals(List.of("7 CONFUSED"), given);
    }

    @Test
    void what_is_not_decided_yet_is_received_once_and_answered_when_it_is() {
        answer(7, Result.DONE, Result.PENDING);
        answer(7, Result.DONE, Result.PENDING);
        assertEquals(List.of("7 EYES"), given);
        answer(7, Result.DONE, Result.DONE);
        assertEquals(List.of("7 EYES", "7 PLUS_ONE"), given);
    }

    @Test
    void a_changed_comment_is_not_reacted_to_for_its_change() {
        answer(7, Result.CHANGED);
        assertEquals(List.of(), given);
        answer(7, Result.DONE, Result.CHANGED);
        assertEquals(List.of("7 PLUS_ONE"), given);
    }

    @Test
    void a_reaction_that_failed_is_tried_again() {
        broken = true;
        assertThrows(TryLater.class, () -> answer(7, Result.DONE));
        broken = false;
        answer(7, Result.DONE);
        assertEquals(List.of("7 PLUS_ONE"), given);
    }

    @Test
    void a_worker_that_was_overtaken_leaves_reactions_to_the_other() {
        Look.AtPull newer = looks.atPull(3);
        assertThrows(Overtaken.class, () -> answer(7, Result.REFUSED));
        assertThrows(Overtaken.class, () -> answer(8, Result.PENDING));
        assertEquals(List.of(), given);
        look = newer;
        answer(7, Result.DONE);
        assertEquals(List.of("7 PLUS_ONE"), given);
    }
}
