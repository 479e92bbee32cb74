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
     * The change was seen, and its text was not kept.
     *
     * @param sha256 SHA-256 of the {@link Patch}'s text, in 64 lower-case hexadecimal digits
     */
    record Digest(String sha256) implements Content {}

    /**
     * The change is not shown (binary, or too large); only the new content's object id is known.
     *
     * @param sha the blob's object id
     */
    record Blob(String sha) implements Content {}

    /** Nothing is known. */
    record Unknown() implements Content {}

    /** The same without any text of the change; it gives the same fingerprint. */
    default Content withoutText() {
        return this instanceof Patch patch ? new Digest(Sha256.of(patch.text())) : this;
    }
}
