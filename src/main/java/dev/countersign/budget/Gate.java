package dev.countersign.budget;

import dev.countersign.flow.Errand;
import dev.countersign.flow.TryLater;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where every request passes before it is sent: it takes from what this replica has leased, and asks for another lease when
 * that is not enough. Nobody waits here. Safe for use by many threads.
 */
public final class Gate {

    /** No budget is counted, and no request lasts, for longer than that. */
    private static final Duration FORGOTTEN = Duration.ofHours(2);

    private final Accounts accounts;
    private final Limits limits;
    private final String holder;
    private final Clock clock;
    private final ConcurrentHashMap<Long, Purse> purses = new ConcurrentHashMap<>();

    private static final class Purse {
        final ReentrantLock lock = new ReentrantLock();
        final Map<String, Primary> seen = new HashMap<>();
        final Map<Meter, Integer> left = new EnumMap<>(Meter.class);
        Lease lease = Lease.NOTHING;
        int busy;
        /** When it was last asked for; changes with the map's entry. */
        Instant used = Instant.MIN;
    }

    /** A request's leave to be sent. */
    public interface Pass {

        /** To be called once, when the answer is there or will not come. */
        void close();
    }

    /**
     * A gate to these accounts.
     *
     * @param holder a name that no other replica has, without a blank
     */
    public Gate(Accounts accounts, Limits limits, String holder, Clock clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.holder = holder;
        this.clock = clock;
    }

    /**
     * Lets a request pass.
     *
     * @throws TryLater when there is no budget for it now; it says when there will be
     */
    public Pass pass(long installation, Price price) {
        boolean background = Errand.current().background();
        Purse purse = purse(installation);
        purse.lock.lock();
        try {
            if (background || !covers(purse, price)) {
                lease(installation, purse, price, background);
            }
            purse.left.replaceAll((meter, left) -> left - meter.of(price));
            purse.busy++;
        } finally {
            purse.lock.unlock();
        }
        return () -> leave(purse);
    }

    /** Hears from an answer what is left of an hourly budget. */
    public void saw(long installation, String resource, Primary said) {
        Purse purse = purse(installation);
        purse.lock.lock();
        try {
            purse.seen.merge(resource, said, Primary::and);
        } finally {
            purse.lock.unlock();
        }
    }

    /** Hears from an answer that a limit is reached; answers for how long all replicas ask no more. */
    public Duration halt(long installation, Halt halt) {
        Instant until = accounts.halt(installation, halt);
        Purse purse = purse(installation);
        purse.lock.lock();
        try {
            // The next request asks for a lease, and hears until when there is none.
            purse.lease = new Lease(Instant.MIN, purse.lease.points(), purse.lease.slices(), purse.lease.slots());
        } finally {
            purse.lock.unlock();
        }
        return Duration.between(clock.instant(), until);
    }

    private boolean covers(Purse purse, Price price) {
        Instant now = clock.instant();
        Primary primary = purse.seen.get(price.resource());
        return now.isBefore(purse.lease.until())
                && purse.busy < purse.lease.slots()
                && (primary == null || primary.has(false, limits, now))
                && purse.left.entrySet().stream()
                        .allMatch(entry -> entry.getValue() >= entry.getKey().of(price));
    }

    private void lease(long installation, Purse purse, Price price, boolean background) {
        Lease unspent = new Lease(Instant.MIN, purse.left, slices(purse), 0);
        Answer answer = accounts.ask(
                installation, new Wish(holder, purse.busy, price, background, unspent, purse.seen), limits);
        purse.left.clear();
        purse.lease = Lease.NOTHING;
        if (answer instanceof Answer.Granted granted) {
            purse.lease = granted.lease();
            purse.left.putAll(granted.lease().points());
        } else if (answer instanceof Answer.NotBefore not) {
            Instant now = clock.instant();
            Duration wait = not.until().isAfter(now) ? Duration.between(now, not.until()) : Duration.ZERO;
            throw TryLater.forBudget(
                    "there is no budget to ask GitHub for " + (wait.toSeconds() + 1) + " seconds: " + not.why(), wait);
        }
    }

    private static Map<Meter, Long> slices(Purse purse) {
        Map<Meter, Long> slices = new EnumMap<>(Meter.class);
        purse.left
                .keySet()
                .forEach(meter -> slices.put(meter, purse.lease.slices().get(meter)));
        return slices;
    }

    private static void leave(Purse purse) {
        purse.lock.lock();
        try {
            purse.busy--;
        } finally {
            purse.lock.unlock();
        }
    }

    private Purse purse(long installation) {
        Instant now = clock.instant();
        if (!purses.containsKey(installation)) {
            Instant old = now.minus(FORGOTTEN);
            purses.keySet()
                    .forEach(other ->
                            purses.computeIfPresent(other, (same, purse) -> purse.used.isBefore(old) ? null : purse));
        }
        return purses.compute(installation, (same, kept) -> {
            Purse purse = kept == null ? new Purse() : kept;
            purse.used = now;
            return purse;
        });
    }

    /** Of how many installations it knows what this replica has leased. */
    int purses() {
        return purses.size();
    }
}
