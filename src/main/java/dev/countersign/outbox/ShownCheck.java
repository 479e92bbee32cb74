package dev.countersign.outbox;

/**
 * What GitHub shows of our check on a commit, as far as we know.
 *
 * @param id GitHub's id of it; 0 when there is none
 * @param digest a digest of what it says, empty when that is not known; begins with a question mark as long as GitHub may still do
 *     over it what it did not answer in time
 * @param passes whether it lets a merge through
 * @param attempted whether one was being created when last heard of
 */
public record ShownCheck(long id, String digest, boolean passes, boolean attempted) {

    /** There never was one. */
    public static final ShownCheck NOTHING = new ShownCheck(0, "", false, false);
}
