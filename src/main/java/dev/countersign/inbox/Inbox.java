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
     * Works out what a delivery means: keeps it where it belongs, and that the pull requests it is about are due, all or
     * nothing. Nothing happens where another process is doing it, or has.
     */
    void read(long unread);

    /** Keeps that it failed, to be tried again later, and later each time; what goes on failing becomes a dead letter. */
    void failed(long unread, String why);
}
