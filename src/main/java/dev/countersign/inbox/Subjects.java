package dev.countersign.inbox;

import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.Optional;

/** Port: the pull requests we look at. Safe for use by many threads. */
public interface Subjects {

    /**
     * A pull request and how many reasons there were to look at it.
     *
     * @param subject which one
     * @param wanted the count; rises with every reason
     * @param open whether it can still be merged
     * @param event the last reason, a webhook's event; empty when there is none that was not answered
     * @param since when the first of those came
     */
    record Wanted(Subject subject, long wanted, boolean open, String event, Instant since) {}

    /** The pull request of that id. */
    Optional<Wanted> find(long id);

    /**
     * Ends a look in one transaction: keeps up to which reason it answers, and when there is a newer one, makes the pull
     * request due while nobody can add another.
     *
     * @param answered the count that the look began with
     * @param settled whether it ended well, so that what was given up before is not looked after any more
     */
    void close(long id, long answered, boolean settled);

    /** How many reasons there were to show a commit's check anew. */
    long wantedOfHead(long head);

    /** Ends a look at a commit in the same way. */
    void closeHead(long head, long answered, boolean settled);

    /** Makes those due that have a reason nobody has answered, because a process died at the wrong moment. */
    void resume();
}
