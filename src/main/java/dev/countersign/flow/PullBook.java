package dev.countersign.flow;

import java.util.List;
import java.util.Set;

/** Port: what is kept of pull requests, to be compared with what GitHub shows. Safe for use by many threads. */
public interface PullBook {

    /**
     * What is kept of one.
     *
     * @param open whether it is open, as far as known
     * @param busy whether it, or the check of its head, is about to be looked at anyway
     * @param judged whether there is a verdict for that head and base, or none is needed
     * @param check the commit that bears our check, as it is kept; 0 when there is none to be
     * @param comment the number of our comment; 0 when there is none
     * @param commentNeeded whether there has to be one
     */
    record Known(
            Subject subject,
            String head,
            String base,
            boolean open,
            boolean busy,
            boolean judged,
            long check,
            long comment,
            boolean commentNeeded) {}

    /** Whether any pull request of a repository is open as far as known. */
    boolean anyOpen(long repositoryId);

    /**
     * What is kept of a repository's pull requests: of the open ones with numbers from one to another, both included, and of those
     * named, open or not.
     */
    List<Known> between(long repositoryId, int from, int to, Set<Integer> named);

    /** Gives one a reason to be looked at, also when it is not known yet. */
    void stir(Subject subject);

    /** Our comment is not as it was written: it is written again. */
    void commentDiffers(Subject subject);

    /** There is another comment of ours: one stays and is written again, the others are taken away. */
    void commentDoubled(Subject subject);

    /** A commit's check is not there, or not as it was written: the newest one there is looked for and written again. */
    void checkDiffers(long check);
}
