package dev.countersign.core.change;

/**
 * A file that the change touches.
 *
 * @param path its path at the head (at the base, when removed)
 * @param status what happened to it
 * @param previousPath its path at the base; equal to {@code path} unless renamed or copied
 * @param additions lines added, from 0
 * @param deletions lines removed, from 0
 * @param content what is known of the new content
 */
public record ChangedFile(
        String path, Status status, String previousPath, int additions, int deletions, Content content) {

    /** What can happen to a file. */
    public enum Status {
        /** New. */
        ADDED,
        /** Gone. */
        REMOVED,
        /** Changed in place. */
        MODIFIED,
        /** Moved, with or without changes. */
        RENAMED,
        /** New, and equal or similar to another. */
        COPIED,
        /** Its mode or type changed. */
        CHANGED,
        /** Listed, yet the same. */
        UNCHANGED
    }

    /** A file that kept its path. */
    public static ChangedFile of(String path, Status status, int additions, int deletions, Content content) {
        return new ChangedFile(path, status, path, additions, deletions, content);
    }

    /** Lines added and removed together. */
    public int lines() {
        return additions + deletions;
    }

    /** The same without the text of its change. */
    public ChangedFile withoutText() {
        return new ChangedFile(path, status, previousPath, additions, deletions, content.withoutText());
    }
}
