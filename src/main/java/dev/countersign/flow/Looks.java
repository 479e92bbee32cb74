package dev.countersign.flow;

/** Port: which look at a piece of work is the newest. Safe for use by many threads. */
public interface Looks {

    /** Begins a look at a pull request: all that began before are overtaken from now on. */
    Look.AtPull atPull(long subject);

    /** Begins a look at a commit in the same way. */
    Look.AtCommit atCommit(long head);

    /** Whether no other has begun since. */
    boolean isNewest(Look look);

    /**
     * Makes sure of it; within a transaction none begins before that has ended.
     *
     * @throws Overtaken when another has begun since
     */
    void require(Look look);
}
