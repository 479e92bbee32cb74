package dev.countersign.sandbox.git;

/**
 * How one file differs between two commits.
 *
 * @param path its path; for a removed file the path it had
 * @param previousPath its path before a rename; otherwise empty
 * @param status what happened to it
 * @param blob id of the new content; for a removed file of the old
 * @param additions lines added
 * @param deletions lines removed
 * @param patch unified hunks with three lines of context; empty when binary, unchanged or longer than 20,000 lines
 */
public record FileChange(
        String path, String previousPath, Status status, String blob, int additions, int deletions, String patch) {

    /** What can happen to a file. */
    public enum Status {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It has other content or another mode. */
        MODIFIED,
        /** It has another path, and much the same content. */
        RENAMED
    }
}
