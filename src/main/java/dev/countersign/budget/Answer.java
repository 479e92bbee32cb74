package dev.countersign.budget;

import java.time.Instant;

/** What comes of asking for a part of a budget. */
public sealed interface Answer {

    /** It may be spent. */
    record Granted(Lease lease) implements Answer {}

    /**
     * There is nothing to spend.
     *
     * @param until when there will be, as far as can be told
     * @param why which limit it is: one word or two
     */
    record NotBefore(Instant until, String why) implements Answer {}
}
