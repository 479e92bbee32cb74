package dev.countersign.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again after a failure: twice as long each time, with some chance in it, at most half an hour. Pure. */
final class RetryPlan {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private RetryPlan() {}

    /**
     * How long to wait.
     *
     * @param failures how often it has failed in a row, from 1
     * @param least what GitHub asked for
     * @param chance where the chance comes from
     */
    static Duration after(int failures, Duration least, RandomGenerator chance) {
        long doubled = FIRST.toMillis() << Math.min(failures - 1, 20);
        long capped = Math.min(doubled, LONGEST.toMillis());
        Duration own = Duration.ofMillis(capped / 2 + chance.nextLong(capped / 2 + 1));
        return own.compareTo(least) >= 0 ? own : least.plusMillis(chance.nextLong(1000));
    }
}
