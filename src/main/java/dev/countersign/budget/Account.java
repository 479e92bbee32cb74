package dev.countersign.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One installation's budget. Pure: the time is given. It is used by one thread at a time, inside whatever keeps it.
 *
 * <p>Who gets nothing is told when to come back, each one later than the one before, as fast as the limit allows: so many
 * that wait do not all come at once.
 */
public final class Account {

    /** For how long a replica may spend without hearing of the others, such as of a stop. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    /** Longer than a lease and the longest request, which is tried twice, together. */
    private static final Duration HOLD = Duration.ofSeconds(60);

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration FORGIVEN = Duration.ofMinutes(10);
    private static final Duration LONGEST_HALT = Duration.ofMinutes(65);
    private static final Duration LONGEST_QUEUE = Duration.ofHours(1);
    private static final int BATCHES = 40;
    private static final int SLOT_BATCH = 8;

    /** How many requests a replica may have under way, and until when that is kept for it. */
    record Held(int slots, Instant until) {}

    Instant halted = Instant.EPOCH;
    int row;
    final Map<String, Primary> primaries = new HashMap<>();
    final Map<Meter, TreeMap<Long, Integer>> spent = new EnumMap<>(Meter.class);
    final Map<Meter, Instant> promised = new EnumMap<>(Meter.class);
    final Map<String, Held> held = new HashMap<>();

    /** An account that nothing was spent of. */
    public Account() {
        for (Meter meter : Meter.values()) {
            spent.put(meter, new TreeMap<>());
        }
    }

    /** Takes a part out, if there is one. */
    public Answer ask(Wish wish, Limits limits, Instant now) {
        forget(now);
        giveBack(wish.unspent());
        wish.seen().forEach((resource, said) -> primaries.merge(resource, said, Primary::and));
        if (halted(now).isAfter(now)) {
            return new Answer.NotBefore(halted, "a limit that GitHub named");
        }
        Primary primary = primaries.get(wish.price().resource());
        if (primary != null && !primary.has(wish.background(), limits, now)) {
            return new Answer.NotBefore(primary.reset(), "the hourly limit");
        }
        for (Meter meter : Meter.values()) {
            int price = meter.of(wish.price());
            if (price > 0 && limits.of(meter) > 0 && free(meter, wish, limits, now) < price) {
                return new Answer.NotBefore(
                        promise(meter, price, limits.of(meter), now), "the limit of " + words(meter));
            }
        }
        int slots = slots(wish, limits);
        if (slots <= wish.busy()) {
            return new Answer.NotBefore(now.plus(BUSY), "the limit of requests at a time");
        }
        held.put(wish.holder(), new Held(slots, now.plus(HOLD)));
        return new Answer.Granted(take(wish, limits, slots, now));
    }

    /** Stops everything for a while; words that come while it stands still are the same stop. */
    public Instant halt(Halt halt, Instant now) {
        Instant before = halted(now);
        if (!before.isAfter(now)) {
            row = before.plus(FORGIVEN).isAfter(now) ? row + 1 : 1;
        }
        Duration wait = halt.guess() ? halt.pause().multipliedBy(1L << Math.min(row - 1, 10)) : halt.pause();
        Instant until = now.plus(wait.compareTo(LONGEST_HALT) > 0 ? LONGEST_HALT : wait);
        halted = until.isAfter(before) ? until : before;
        return halted;
    }

    /** What GitHub said last of each of its hourly budgets, by name. */
    public Map<String, Primary> said() {
        return new TreeMap<>(primaries);
    }

    /** Until when it stands still; a stop longer than any is a clock's mistake. */
    public Instant halted(Instant now) {
        if (halted.isAfter(now.plus(LONGEST_HALT))) {
            halted = Instant.EPOCH;
        }
        return halted;
    }

    private int free(Meter meter, Wish wish, Limits limits, Instant now) {
        int limit = limits.of(meter);
        int used =
                spent.get(meter).values().stream().mapToInt(Integer::intValue).sum();
        if (!wish.background()) {
            return limit - used;
        }
        // Whoever was promised something comes before background work.
        boolean awaited = promised.getOrDefault(meter, Instant.EPOCH).isAfter(now);
        return awaited ? 0 : limit - limit * limits.reserve() / 100 - used;
    }

    private Instant promise(Meter meter, int price, int limit, Instant now) {
        TreeMap<Long, Integer> slices = spent.get(meter);
        Instant earliest = slices.isEmpty() ? now : meter.forgotten(slices.firstKey());
        Instant last = promised.getOrDefault(meter, Instant.EPOCH);
        Instant next = (last.isAfter(earliest) ? last : earliest).plusMillis(meter.windowMillis() * price / limit);
        Instant latest = earliest.plus(LONGEST_QUEUE);
        Instant when = next.isAfter(latest) ? latest : next;
        promised.put(meter, when);
        return when;
    }

    private int slots(Wish wish, Limits limits) {
        if (limits.concurrent() == 0) {
            return Integer.MAX_VALUE;
        }
        int others = held.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(wish.holder()))
                .mapToInt(entry -> entry.getValue().slots())
                .sum();
        int kept = wish.background() ? limits.concurrent() * limits.reserve() / 100 : 0;
        return Math.min(limits.concurrent() - kept - others, wish.busy() + SLOT_BATCH);
    }

    private Lease take(Wish wish, Limits limits, int slots, Instant now) {
        Instant until = now.plus(LEASE);
        Map<Meter, Integer> points = new EnumMap<>(Meter.class);
        Map<Meter, Long> slices = new EnumMap<>(Meter.class);
        for (Meter meter : Meter.values()) {
            int limit = limits.of(meter);
            if (limit == 0) {
                continue;
            }
            int price = meter.of(wish.price());
            // Background work pays each request by itself, so that it cannot live on what others have leased.
            int batch = wish.background() ? price : Math.max(price, limit / BATCHES);
            // What this request does not need is leased again as it was, so that kinds may alternate.
            int wanted = price == 0 ? wish.unspent().points().getOrDefault(meter, 0) : batch;
            int part = Math.max(0, Math.min(wanted, free(meter, wish, limits, now)));
            long slice = meter.slice(now);
            points.put(meter, part);
            slices.put(meter, slice);
            if (part > 0) {
                spent.get(meter).merge(slice, part, Integer::sum);
            }
            until = meter.end(slice).isBefore(until) ? meter.end(slice) : until;
        }
        return new Lease(until, points, slices, slots);
    }

    private void giveBack(Lease unspent) {
        unspent.slices()
                .forEach((meter, slice) -> spent.get(meter)
                        .computeIfPresent(
                                slice,
                                (any, used) -> used - unspent.points().get(meter) > 0
                                        ? used - unspent.points().get(meter)
                                        : null));
    }

    private void forget(Instant now) {
        spent.forEach((meter, slices) -> slices.keySet().removeIf(slice -> !meter.counts(slice, meter.slice(now))));
        promised.values().removeIf(when -> when.isBefore(now) || when.isAfter(now.plus(LONGEST_QUEUE.multipliedBy(3))));
        held.values().removeIf(one -> !one.until().isAfter(now) || one.until().isAfter(now.plus(HOLD.multipliedBy(2))));
    }

    private static String words(Meter meter) {
        return switch (meter) {
            case REST -> "REST points a minute";
            case GRAPH -> "GraphQL points a minute";
            case CONTENT -> "requests a minute that create something";
            case CONTENT_HOURLY -> "requests an hour that create something";
        };
    }
}
