package dev.countersign.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what was done not long ago and need not be done again so soon. Safe for use by many threads. */
final class Recently {

    private final Duration enough;
    private final Map<Long, Span> done;

    /**
     * Nothing was done yet.
     *
     * @param enough for how long a thing need not be done again
     * @param most how many things are remembered; the oldest goes first
     */
    Recently(Duration enough, int most) {
        this.enough = enough;
        this.done = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Span> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether it is to be done; then it counts as done. */
    synchronized boolean isNew(long thing, Instant now) {
        Span before = done.get(thing);
        if (before != null && before.has(now)) {
            return false;
        }
        done.remove(thing);
        done.put(thing, Span.of(now, enough));
        return true;
    }
}
