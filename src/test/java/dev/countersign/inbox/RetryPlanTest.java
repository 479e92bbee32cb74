package dev.countersign.inbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 2, 4", "3, 4, 8", "8, 4, 8", "9, 8, 16", "11, 32, 64", "16, 900, 1800", "1000, 900, 1800"
    })
    void troubles_of_a_minute_are_over_within_seconds_and_later_each_failure_doubles_the_wait_up_to_half_an_hour(
            int failures, long least, long most) {
        Random chance = new Random(1);
        for (int i = 0; i < 100; i++) {
            Duration wait = RetryPlan.after(failures, Duration.ZERO, chance);
            assertTrue(wait.compareTo(Duration.ofSeconds(least)) >= 0, wait::toString);
            assertTrue(wait.compareTo(Duration.ofSeconds(most)) <= 0, wait::toString);
        }
    }

    @Test
    void what_github_asks_for_is_kept_even_when_it_is_longer() {
        Duration wait = RetryPlan.after(1, Duration.ofHours(1), new Random(1));
        assertTrue(wait.compareTo(Duration.ofHours(1)) >= 0, wait::toString);
    }
}
