package dev.countersign.inbox;

import java.util.List;

/** Port: keeps deliveries and what they mean. Safe for use by many threads. */
public interface Inbox {

    /**
     * Keeps a delivery, what it means, and that the pull requests it is about are due, all or nothing.
     *
     * @param note what it was taken for, for operators
     * @return false when this delivery was kept before; then nothing happens
     */
    boolean accept(Delivery delivery, List<Notice> notices, String note);
}
