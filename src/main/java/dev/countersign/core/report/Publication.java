package dev.countersign.core.report;

/**
 * What GitHub shall show for a verdict.
 *
 * @param check the check run
 * @param comment the sticky comment
 */
public record Publication(CheckReport check, Comment comment) {

    /** What shall become of the sticky comment. */
    public sealed interface Comment {

        /** It shall read so, and be there. */
        record Shown(String markdown) implements Comment {}

        /** It shall read so if it is there already; there is no reason to write one. */
        record OnlyIfThere(String markdown) implements Comment {}
    }
}
