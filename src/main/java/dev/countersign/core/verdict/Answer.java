package dev.countersign.core.verdict;

/**
 * What became of a command.
 *
 * @param comment GitHub's id of the comment
 * @param line which line of it, from 0
 * @param by login of who wrote it
 * @param head the head it was written for, full object id
 * @param text the line as written, hostile
 * @param result what became of it
 * @param sentence why it was not done, or what is to be said of it, without a full stop; empty for nothing
 */
public record Answer(long comment, int line, String by, String head, String text, Result result, String sentence) {

    /** What can become of a command. */
    public enum Result {
        /** It was done. */
        DONE,
        /** The person may not, or it makes no sense here. */
        REFUSED,
        /** It was nearly a command. */
        NOT_UNDERSTOOD,
        /** Its comment was changed later, of which nothing follows; {@code by} is who did, {@code text} what it says now. */
        CHANGED,
        /** It cannot be told yet whether it counts. */
        PENDING
    }
}
