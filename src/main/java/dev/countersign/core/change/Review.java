package dev.countersign.core.change;

import java.time.Instant;

/**
 * A review at GitHub.
 *
 * @param id GitHub's id
 * @param author who wrote it
 * @param state what it says
 * @param commit the head it was written for, full object id; empty when GitHub has lost it
 * @param submitted when it was sent, by GitHub's clock
 */
public record Review(long id, Person author, State state, String commit, Instant submitted) {

    /** What a review says. */
    public enum State {
        /** Good to merge. */
        APPROVED,
        /** Must not be merged as it is. */
        CHANGES_REQUESTED,
        /** Only remarks. */
        COMMENTED,
        /** Taken back by somebody. */
        DISMISSED,
        /** Not sent yet. */
        PENDING
    }
}
