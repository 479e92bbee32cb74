package dev.countersign.inbox;

import java.time.Instant;

/** Port: makes a pull request, or a commit's check, due for a look, as part of the transaction that is under way. */
public interface Due {

    /**
     * It is due now, or as soon as GitHub may be asked again; where it is due already, or is being looked at, that is
     * enough.
     */
    void now(long subjectId);

    /** A commit's check is due now, in the same way. */
    void head(long headId);

    /**
     * GitHub does not want to be asked before that moment: until then nothing makes a task due that is there now.
     *
     * @param task the task's name
     * @param instance its instance
     */
    void notBefore(String task, String instance, Instant when);

    /**
     * A task that is there failed.
     *
     * @param failures how often in a row, from 1
     * @return since when it has failed without a break
     */
    Instant failing(String task, String instance, int failures);
}
