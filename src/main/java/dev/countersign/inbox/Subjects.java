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
     * Closes a look in one transaction: keeps up to which reason it answers, then runs one of the two while nobody can
     * add another reason.
     *
     * @param answered the count that the look began with
     * @param settled what to do when there is no newer reason
     * @param again what to do when there is
     */
    void close(long id, long answered, Runnable settled, Runnable again);
}
