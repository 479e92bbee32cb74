package dev.countersign.inbox;

import java.util.List;

/**
 * Port: keeps deliveries, and works out what they mean, those of an installation in the order in which they were kept as far as
 * one process does it.
 * Safe for use by many threads.
 */
public interface Inbox {

    /**
     * Keeps a delivery and what it means, both or none; after that it is never lost.
     *
     * @param note what it was taken for, for operators
     * @return false when this delivery was kept before; then nothing happens
     */
    boolean accept(Delivery delivery, List<Notice> notices, String note);

    /**
     * Does what keeping a delivery takes, and keeps nothing.
     *
     * @throws IllegalStateException when none could be kept; the message is a sentence
     */
    void rehearse();

    /** Deliveries that are not worked out yet and are due: installations take turns, the oldest of each first; so many at most. */
    List<Long> unread(int most);

    /** How many are not worked out yet. */
    long waiting();

    /**
     * Works out what the first of these mean: keeps it where it belongs, and that the pull requests they are about are due, all or
     * nothing. As many go together as are each a reason to look at one pull request; of others, one. Nothing happens to those that
     * another process is working out, or has.
     *
     * @param unread not empty
     * @return how many of them are done with; at least one
     */
    int read(List<Long> unread);

    /** Keeps that it failed, to be tried again later, and later each time; what goes on failing becomes a dead letter. */
    void failed(long unread, String why);
}
