package dev.countersign.outbox;

/**
 * What GitHub shows of a pull request's comment, as far as we know.
 *
 * @param commentId GitHub's id of our sticky comment; 0 when there is none
 * @param commentDigest a digest of what it says; empty when there is none
 * @param commentAttempted whether a comment was being created when last heard of, so that there may be one more
 */
public record Shown(long commentId, String commentDigest, boolean commentAttempted) {

    Shown attemptingComment() {
        return new Shown(0, "", true);
    }

    Shown withComment(long id, String digest) {
        return new Shown(id, digest, false);
    }
}
