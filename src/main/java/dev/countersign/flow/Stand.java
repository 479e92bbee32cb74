package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.verdict.Verdict;

/** How one of the pull requests that a commit's check speaks for stands. */
public sealed interface Stand {

    /** Which one. */
    Subject subject();

    /**
     * It was judged, at the head and for the base branch in question.
     *
     * @param verdict the latest verdict
     * @param check what it alone would show
     */
    record Judged(Subject subject, Verdict verdict, CheckReport check) implements Stand {}

    /**
     * It cannot be told yet how it stands.
     *
     * @param why why, the end of "#12 …", without a full stop
     */
    record Open(Subject subject, String why) implements Stand {}
}
