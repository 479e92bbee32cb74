package dev.countersign.inbox;

import dev.countersign.flow.Subject;
import java.util.Optional;

/** Port: the pull requests we look at. Safe for use by many threads. */
public interface Subjects {

    /**
     * A pull request and how many reasons there were to look at it.
     *
     * @param subject which one
     * @param wanted the count; rises with every reason
     * @param open whether it can still be merged
     */
    record Wanted(Subject subject, long wanted, boolean open) {}

    /** The pull request of that id. */
    Optional<Wanted> find(long id);

    /**
     * Ends a look in one transaction: keeps up to which reason it answers, and when there is a newer one, makes the pull
     * request due while nobody can add another.
     *
     * @param answered the count that the look began with
     */
    void close(long id, long answered);

    /** How many reasons there were to show a commit's check anew. */
    long wantedOfHead(long head);

    /** Ends a look at a commit in the same way. */
    void closeHead(long head, long answered);

    /** Makes those due that have a reason nobody has answered, because a process died at the wrong moment. */
    void resume();
}
