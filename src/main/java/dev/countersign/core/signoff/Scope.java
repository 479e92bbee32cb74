package dev.countersign.core.signoff;

import dev.countersign.core.change.PathPatterns;

/** The files that a sign-off is bound to. */
public sealed interface Scope {

    /** All files of the change. */
    record Everything() implements Scope {}

    /**
     * The files whose present or previous path is matched, and whatever is not shown.
     *
     * @param paths the patterns
     */
    record Within(PathPatterns paths) implements Scope {}
}
