package dev.countersign.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.flow.TryLater;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a round that failed so often, when it goes on, then after so long. */
class RoundsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "24, 5", "25, 10", "26, 20", "27, 40", "28, 60", "1000000, 60"})
    void a_round_that_failed_goes_on_soon_and_later_each_time_after_twice_as_long(int failures, long seconds) {
        TryLater trouble = new TryLater("GitHub is out of order", Duration.ZERO, null);
        assertEquals(Duration.ofSeconds(seconds), Rounds.again(trouble, failures, MINUTE));
        assertEquals(Duration.ofSeconds(seconds), Rounds.again(new IllegalStateException("odd"), failures, MINUTE));
    }

    @Test
    void it_does_not_go_on_before_github_allows_it() {
        assertEquals(
                Duration.ofSeconds(30), Rounds.again(TryLater.notBefore("busy", Duration.ofSeconds(30)), 1, MINUTE));
        assertEquals(
                Duration.ofSeconds(90), Rounds.again(TryLater.notBefore("busy", Duration.ofSeconds(90)), 28, MINUTE));
        assertEquals(
                Duration.ofSeconds(10),
                Rounds.again(TryLater.forBudget("nothing is left", Duration.ofSeconds(10)), 1, MINUTE));
        assertEquals(
                Duration.ofSeconds(5),
                Rounds.again(TryLater.forBudget("a limit is reached", Duration.ofSeconds(2)), 1, MINUTE));
    }
}
