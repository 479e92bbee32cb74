package dev.countersign.flow;

/** The group of pull requests that a merge queue asks about on a commit, if it does. */
public sealed interface MergeGroup {

    /** No queue asks, or it does not any more. */
    record None() implements MergeGroup {}

    /**
     * A queue asks, and it is not known yet who is in the group.
     *
     * @param base the branch it would be merged into
     * @param baseSha where that branch, or the group before, stood
     * @param number the pull request that the group's branch names, its last one
     */
    record Asked(String base, String baseSha, int number) implements MergeGroup {}

    /** A queue asks, and it is known who is in the group. */
    record Found() implements MergeGroup {}

    /**
     * A pull request in a group.
     *
     * @param number its number; 0 where only its head is known
     * @param head the head at which it was queued, full object id
     */
    record Member(int number, String head) {}
}
