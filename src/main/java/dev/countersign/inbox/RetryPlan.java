package dev.countersign.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again after a failure, with some chance in it: after seconds for about a minute, since most troubles at GitHub are over
 * by then; then twice as long each time, at most half an hour. Pure.
 */
final class RetryPlan {

    private static final Duration FIRST = Duration.ofSeconds(2);
    /** So many failures are followed by a try within seconds. */
    private static final int SOON = 8;

    /** So often the first wait is doubled meanwhile. */
    private static final int SLOWED = 2;

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
        int doublings = failures <= SOON ? Math.min(failures - 1, SLOWED) : Math.min(failures - SOON + SLOWED, 20);
        long doubled = FIRST.toMillis() << doublings;
        long capped = Math.min(doubled, LONGEST.toMillis());
        Duration own = Duration.ofMillis(capped / 2 + chance.nextLong(capped / 2 + 1));
        return own.compareTo(least) >= 0 ? own : least.plusMillis(chance.nextLong(1000));
    }
}
