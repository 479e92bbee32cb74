package dev.countersign.core.change;

/** What is known of a changed file's new content. */
public sealed interface Content {

    /**
     * The change as a unified diff without file headers, as GitHub's {@code patch}.
     *
     * @param text the hunks
     */
    record Patch(String text) implements Content {

        /** {@inheritDoc} 1 when the text is no diff. */
        @Override
        public int firstChangedLine() {
            int plus = text.startsWith("@@ -") ? text.indexOf('+') : -1;
            int line = 0;
            int at = plus + 1;
            while (plus > 0 && at < text.length() && line < 100_000_000 && Character.isDigit(text.charAt(at))) {
                line = line * 10 + text.charAt(at++) - '0';
            }
            int next = text.indexOf('\n', at);
            while (next >= 0 && next + 1 < text.length() && text.charAt(next + 1) == ' ') {
                line++;
                next = text.indexOf('\n', next + 1);
            }
            return Math.max(1, line);
        }
    }

    /**
     * The change was seen, and its text was not kept.
     *
     * @param sha256 SHA-256 of the {@link Patch}'s text, in 64 lower-case hexadecimal digits
     * @param firstChangedLine the first line that the text changes, from 1
     */
    record Digest(String sha256, int firstChangedLine) implements Content {}

    /**
     * The change is not shown (binary, or too large); only the new content's object id is known.
     *
     * @param sha the blob's object id
     */
    record Blob(String sha) implements Content {}

    /** Nothing is known. */
    record Unknown() implements Content {}

    /** The new content's line at which the first hunk begins to differ, from 1; 1 when it is not known. */
    default int firstChangedLine() {
        return 1;
    }

    /** The same without any text of the change; it gives the same fingerprint. */
    default Content withoutText() {
        return this instanceof Patch patch ? new Digest(Sha256.of(patch.text()), patch.firstChangedLine()) : this;
    }
}
