package dev.countersign.inbox;

import dev.countersign.flow.TryLater;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What becomes of work that failed. Pure. */
sealed interface Fate {

    /** After about a day and a half of troubles at GitHub or on the way to it. */
    int MOST_TROUBLES = 100;

    /** After about two hours of something that should not happen. */
    int MOST_SURPRISES = 15;

    /** It is tried again after a while. */
    record Again(Duration after) implements Fate {}

    /** It is not tried again by itself. */
    record GivenUp(String reason) implements Fate {}

    /**
     * Decides.
     *
     * @param failures how often it has failed in a row, from 1
     */
    static Fate of(Throwable cause, int failures, RandomGenerator chance) {
        boolean trouble = cause instanceof TryLater;
        if (failures >= (trouble ? MOST_TROUBLES : MOST_SURPRISES)) {
            // What an unexpected exception says may be anything, so only its name is kept; the log has the rest.
            String reason = trouble
                    ? cause.getMessage()
                    : "something unexpected happened (" + cause.getClass().getSimpleName() + "); see the log";
            return new GivenUp(reason);
        }
        Duration least = cause instanceof TryLater later ? later.after() : Duration.ZERO;
        return new Again(RetryPlan.after(failures, least, chance));
    }
}
