package dev.countersign.web.pull;

import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;

/** How the state of a verdict looks: the style's class, which goes with a word and a sign of its own. */
final class Look {

    private Look() {}

    static String of(Verdict verdict) {
        if (verdict.outcome() instanceof Outcome.Cleared) {
            return "cleared";
        }
        if (verdict.outcome() instanceof Outcome.Overridden) {
            return "overridden";
        }
        return verdict.outcome() instanceof Outcome.Blocked ? "blocked" : "undecided";
    }
}
