package dev.countersign.core.verdict;

import dev.countersign.core.signoff.Act;
import java.util.List;

/** Finds what outlasts an evaluation and is kept for itself. */
public final class Lasting {

    private Lasting() {}

    /**
     * The commands that were done and have to be kept: exceptions for the whole repository, incidents, and overrides that are
     * in force.
     */
    public static List<Act.Commanded> of(Case given, Verdict verdict) {
        return given.acts().stream()
                .filter(Act.Commanded.class::isInstance)
                .map(Act.Commanded.class::cast)
                .filter(act -> Answers.lasts(act.command(), verdict.outcome()))
                .filter(act -> Answers.done(verdict, act))
                .toList();
    }
}
