package dev.countersign.budget;

import java.time.Instant;

/**
 * Port: the budgets of installations, shared by all replicas. Each call is a short transaction of its own, not to be made
 * inside another. Safe for use by many threads.
 */
public interface Accounts {

    /** Asks for a part. */
    Answer ask(long installation, Wish wish, Limits limits);

    /**
     * Stops an installation in all replicas.
     *
     * @return until when it stands still
     */
    Instant halt(long installation, Halt halt);
}
