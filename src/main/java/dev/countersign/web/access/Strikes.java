package dev.countersign.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what went wrong, by address, for a while at a time. It keeps so many addresses, those that came last. Safe for use by
 * many threads.
 */
final class Strikes {

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final Duration span;
    private final int addresses;
    private final Clock clock;

    private record Tally(int count, Instant until) {}

    /**
     * None yet.
     *
     * @param most how many an address may have
     * @param span in which time, from the first one on
     * @param addresses how many are kept
     */
    Strikes(int most, Duration span, int addresses, Clock clock) {
        this.most = most;
        this.span = span;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** How long an address has to wait; empty when it need not. */
    Optional<Duration> closedFor(String address) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Tally tally = tallies.get(address);
            return tally == null || tally.count() < most || isOver(tally, now)
                    ? Optional.empty()
                    : Optional.of(Duration.between(now, tally.until()));
        } finally {
            lock.unlock();
        }
    }

    /** Notes one more. */
    void note(String address) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Tally tally = tallies.get(address);
            tallies.put(
                    address,
                    tally == null || isOver(tally, now)
                            ? new Tally(1, now.plus(span))
                            : new Tally(tally.count() + 1, tally.until()));
            Iterator<String> longest = tallies.keySet().iterator();
            while (tallies.size() > addresses) {
                longest.next();
                longest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether its time is over; a longer one than any is left from before the clock was set back. */
    private boolean isOver(Tally tally, Instant now) {
        return !tally.until().isAfter(now) || tally.until().isAfter(now.plus(span));
    }

    /** How many addresses are kept. */
    int kept() {
        lock.lock();
        try {
            return tallies.size();
        } finally {
            lock.unlock();
        }
    }
}
