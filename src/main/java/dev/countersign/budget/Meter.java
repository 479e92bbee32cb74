package dev.countersign.budget;

import java.time.Instant;

/**
 * What is counted over a time that slides along. The time is cut into slices, and one slice more than fits is counted, so
 * that no stretch of that length, wherever it begins, holds more than the limit.
 */
enum Meter {
    REST(10),
    GRAPH(10),
    CONTENT(10),
    CONTENT_HOURLY(600);

    private static final int SLICES = 6;

    private final int seconds;

    Meter(int seconds) {
        this.seconds = seconds;
    }

    /** The slice that a moment falls into. */
    long slice(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), seconds);
    }

    /** When a slice ends. */
    Instant end(long slice) {
        return Instant.ofEpochSecond((slice + 1) * seconds);
    }

    /** When what was spent in a slice does not count any more. */
    Instant forgotten(long slice) {
        return end(slice + SLICES);
    }

    /** Whether what was spent in a slice still counts; a slice far ahead is a clock's mistake. */
    boolean counts(long slice, long now) {
        return slice >= now - SLICES && slice <= now + 1;
    }

    /** The length of time that the limit is for. */
    long windowMillis() {
        return seconds * 1000L * SLICES;
    }

    /** What a request of that price costs here. */
    int of(Price price) {
        return switch (this) {
            case REST -> price.rest();
            case GRAPH -> price.graph();
            case CONTENT, CONTENT_HOURLY -> price.content();
        };
    }
}
