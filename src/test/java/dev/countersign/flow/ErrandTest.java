package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void the_latest_moment_before_which_github_does_not_want_to_be_asked_counts() {
        Errand errand = Errand.of("push");
        assertEquals(Optional.empty(), errand.held());
        assertEquals(NOON, errand.notBefore(NOON), "a look is announced for when it will be");
        errand.hold(NOON.plusSeconds(60));
        errand.hold(NOON.plusSeconds(30));
        assertEquals(Optional.of(NOON.plusSeconds(60)), errand.held());
        assertEquals(NOON.plusSeconds(60), errand.notBefore(NOON));
        assertEquals(NOON.plusSeconds(90), errand.notBefore(NOON.plusSeconds(90)));
    }

    @Test
    void a_wait_is_that_of_one_piece_of_work() {
        Errand.of("push").go(() -> {
            Errand.current().hold(NOON);
            return NOON;
        });
        Errand.current().hold(NOON);
        assertEquals(Optional.empty(), Errand.current().held(), "nobody said what that was for");
        assertEquals("none", Errand.of("").event());
    }
}
