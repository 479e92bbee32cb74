package dev.countersign.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * What GitHub says is left of an hourly budget.
 *
 * @param remaining what is left
 * @param limit of how much
 * @param reset when it is full again
 */
public record Primary(int remaining, int limit, Instant reset) {

    /** GitHub counts by the hour; one that ends later is a clock's mistake, and GitHub is asked again. */
    private static final Duration LONGEST = Duration.ofMinutes(65);

    /** Of two sayings the later one: of a later hour, or with less left. */
    Primary and(Primary other) {
        int order = reset.compareTo(other.reset);
        return order > 0 || (order == 0 && remaining <= other.remaining) ? this : other;
    }

    /** Whether there is something for that kind of work. */
    boolean has(boolean background, Limits limits, Instant now) {
        long kept = background ? (long) limit * limits.reserve() / 100 : 0;
        return remaining > kept || !reset.isAfter(now) || reset.isAfter(now.plus(LONGEST));
    }
}
