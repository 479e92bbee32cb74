package dev.countersign.flow;

import java.time.Instant;
import java.util.List;

/**
 * Port: work that was given up, with the reason. What is here is not tried again by itself, but by the next event, or when
 * somebody says so. Safe for use by many threads.
 */
public interface DeadLetters {

    /**
     * A piece of work that was given up.
     *
     * @param id its number here
     * @param what the pull request, such as {@code acme/shop#12}, the commit whose check it is about, or the past that is not read
     * @param reason one sentence without a full stop, without secrets
     * @param failures how often it failed
     * @param at when it was given up
     */
    record Letter(long id, String what, String reason, int failures, Instant at) {}

    /** Keeps that work was given up, in place of what was kept about it before. */
    void keep(String task, long work, String reason, int failures);

    /** All of them, the oldest first. */
    List<Letter> all();

    /** Some of them, the oldest first: those with higher numbers than that, so many at most. */
    List<Letter> after(long id, int most);

    /** How many there are. */
    long count();

    /** Forgets work that ended well after all. */
    void settle(String task, long work);

    /** Makes one due again; false when there is none of that number. */
    boolean retry(long id);
}
