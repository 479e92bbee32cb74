package dev.countersign.outbox;

/**
 * What GitHub shows of a pull request's comment, as far as we know.
 *
 * @param commentId GitHub's id of our sticky comment; 0 when there is none
 * @param commentDigest a digest of what it says, empty when that is not known; begins with a question mark as long as GitHub may
 *     still do over it what it did not answer in time
 * @param commentAttempted whether a comment was being created when last heard of, so that there may be one more
 */
public record Shown(long commentId, String commentDigest, boolean commentAttempted) {

    /** There never was a comment. */
    public static final Shown NOTHING = new Shown(0, "", false);
}
