package dev.countersign.inbox;

import dev.countersign.flow.DatabaseAway;
import dev.countersign.flow.TryLater;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What becomes of work that failed. Pure. */
sealed interface Fate {

    /** Of troubles at GitHub, on the way to it, or with the database; about a day and a half where no event comes meanwhile. */
    int MOST_TROUBLES = 100;

    /** Of something that should not happen; about an hour where no event comes meanwhile. */
    int MOST_SURPRISES = 15;

    /** Events bring the next try forward; they must not make troubles that pass end the work. */
    Duration LONGEST_TROUBLES = Duration.ofHours(24);

    /** The same of what should not happen. */
    Duration LONGEST_SURPRISES = Duration.ofHours(1);

    /** It is tried again after a while. */
    record Again(Duration after) implements Fate {}

    /** It is not tried again by itself. */
    record GivenUp(String reason) implements Fate {}

    /**
     * Decides.
     *
     * @param failures how often it has failed in a row, from 1
     * @param sofar for how long
     */
    static Fate of(Throwable cause, int failures, Duration sofar, RandomGenerator chance) {
        boolean trouble = cause instanceof TryLater || cause instanceof DatabaseAway;
        boolean often = failures >= (trouble ? MOST_TROUBLES : MOST_SURPRISES);
        if (often && sofar.compareTo(trouble ? LONGEST_TROUBLES : LONGEST_SURPRISES) >= 0) {
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
