package dev.countersign.inbox;

import dev.countersign.flow.HeadPicture;
import dev.countersign.flow.Look;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.Optional;

/** Port: the pull requests we look at. Safe for use by many threads. */
public interface Subjects {

    /**
     * A pull request that is looked at, and how many reasons there were for it.
     *
     * @param look the look that has begun
     * @param subject which one
     * @param wanted the count; rises with every reason
     * @param open whether it can still be merged
     * @param event the last reason, a webhook's event; empty when there is none that was not answered
     * @param since when the first of those came
     * @param news how often something about its installation's people has changed
     */
    record Wanted(
            Look.AtPull look, Subject subject, long wanted, boolean open, String event, Instant since, long news) {}

    /**
     * A commit whose check is shown, and how many reasons there were for it.
     *
     * @param look the look that has begun
     * @param wanted the count
     * @param picture what it speaks for, read after the look had begun; empty when there is nothing to show
     */
    record WantedCheck(Look.AtCommit look, long wanted, Optional<HeadPicture> picture) {}

    /** Begins a look at the pull request of that id. */
    Optional<Wanted> begin(long id);

    /**
     * Ends a look whose task waits for another turn already: keeps up to which reason it answers, and when there is a newer
     * one, pulls the task forward, while nobody can add another. Does nothing when another look has begun since.
     *
     * @param answered the count that the look began with
     * @param settled whether it ended well, so that what was given up before is not looked after any more
     */
    void close(Look.AtPull look, long answered, boolean settled);

    /**
     * Ends a look and its task: the task is taken away, or is due anew when there is a newer reason.
     *
     * @param task the version of the task that is under way; another one is left alone
     */
    void close(Look.AtPull look, long answered, boolean settled, long task);

    /** Begins a look at a commit. */
    WantedCheck beginHead(long head);

    /** Ends a look at a commit whose task waits for another turn already, in the same way. */
    void close(Look.AtCommit look, long answered, boolean settled);

    /** Ends a look at a commit and its task in the same way. */
    void close(Look.AtCommit look, long answered, boolean settled, long task);

    /** Makes those due that have a reason nobody has answered, because a process died at the wrong moment. */
    void resume();
}
