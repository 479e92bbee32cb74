package dev.countersign.core.signoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Given acts of one and the same second, when they are read, then they are read as they happened. */
class StandingTest {

    private static final Instant SECOND = Instant.parse("2026-11-02T12:00:00Z");
    private static final Person CAROL = new Person(7, "carol", Person.Kind.USER);
    private static final Act APPROVED = review(1, Review.State.APPROVED);
    private static final Act ASKED = review(2, Review.State.CHANGES_REQUESTED);
    private static final Act SIGNED = command(3, new Command.SignOff(List.of(), ""));
    private static final Act UNSIGNED = command(4, new Command.Unsign());

    private static Act review(long id, Review.State state) {
        return new Act.Reviewed(new Review(id, CAROL, state, "a".repeat(40), SECOND));
    }

    private static Act command(long comment, Command command) {
        return new Act.Commanded(comment, 0, CAROL, SECOND, "a".repeat(40), "/x", command);
    }

    private static Map<String, Long> known(Act... acts) {
        return Map.of(acts[0].place(), 1L);
    }

    @Test
    void an_approval_that_was_not_there_when_the_withdrawal_was_read_came_after_it() {
        Standing standing = Standing.after(List.of(APPROVED, UNSIGNED), known(UNSIGNED));
        assertEquals(1, standing.signOffs().size());
    }

    @Test
    void of_two_acts_that_were_read_together_the_withdrawal_wins() {
        assertEquals(
                List.of(), Standing.after(List.of(APPROVED, UNSIGNED), Map.of()).signOffs());
    }

    @Test
    void asking_for_changes_after_a_sign_off_of_the_same_second_stands() {
        Standing standing = Standing.after(List.of(SIGNED, ASKED), known(SIGNED));
        assertEquals(1, standing.objections().size());
        assertEquals(List.of(), standing.signOffs());
    }

    @Test
    void a_sign_off_does_not_lift_an_objection_of_the_same_second() {
        assertEquals(
                1, Standing.after(List.of(SIGNED, ASKED), Map.of()).objections().size());
    }
}
