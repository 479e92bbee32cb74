package dev.countersign.core.change;

/** What is known of a changed file's new content. */
public sealed interface Content {

    /**
     * The change as a unified diff without file headers, as GitHub's {@code patch}.
     *
     * @param text the hunks
     */
    record Patch(String text) implements Content {}

    /**
     * The change is not shown (binary, or too large); only the new content's object id is known.
     *
     * @param sha the blob's object id
     */
    record Blob(String sha) implements Content {}

    /** Nothing is known. */
    record Unknown() implements Content {}
}
