package dev.countersign.flow;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time for which something that was found out may be used. A moment before it is none of it: then the clock was set
 * back, and nobody can tell how long ago it began.
 *
 * @param from when it was found out
 * @param until from when it may not be used any more
 */
public record Span(Instant from, Instant until) {

    /** So long from that moment on. */
    public static Span of(Instant from, Duration length) {
        return new Span(from, from.plus(length));
    }

    /** Whether that moment is part of it. */
    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
