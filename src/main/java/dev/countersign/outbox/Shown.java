package dev.countersign.outbox;

/**
 * What GitHub shows of a pull request, as far as we know. Texts are empty and ids 0 where nothing is shown.
 *
 * @param checkHead the commit our check run is on
 * @param checkId GitHub's id of it
 * @param checkDigest a digest of what it says
 * @param checkAttempted the commit on which a check run was being created when last heard of; empty when none was
 * @param commentId GitHub's id of our sticky comment
 * @param commentDigest a digest of what it says
 * @param commentAttempted whether a comment was being created when last heard of
 */
public record Shown(
        String checkHead,
        long checkId,
        String checkDigest,
        String checkAttempted,
        long commentId,
        String commentDigest,
        boolean commentAttempted) {

    /** Nothing. */
    public static Shown nothing() {
        return new Shown("", 0, "", "", 0, "", false);
    }

    Shown attemptingCheck(String head) {
        return new Shown(checkHead, checkId, checkDigest, head, commentId, commentDigest, commentAttempted);
    }

    Shown withCheck(String head, long id, String digest) {
        return new Shown(head, id, digest, "", commentId, commentDigest, commentAttempted);
    }

    Shown attemptingComment() {
        return new Shown(checkHead, checkId, checkDigest, checkAttempted, 0, "", true);
    }

    Shown withComment(long id, String digest) {
        return new Shown(checkHead, checkId, checkDigest, checkAttempted, id, digest, false);
    }
}
