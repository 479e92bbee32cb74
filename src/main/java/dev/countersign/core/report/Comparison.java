package dev.countersign.core.report;

import dev.countersign.core.change.PullRequestRef;
import java.util.List;

/**
 * What another policy would have made of past evaluations. What counts is how a change stands, whatever the mode; what could
 * not be told then, waited, and what people overrode was clear.
 *
 * @param all how many evaluations were judged again
 * @param wouldWait those that were clear and would wait
 * @param wouldClear those that waited and would be clear
 * @param open those that were clear and of which it cannot be told, because something was not asked then, such as a team's
 *     members
 */
public record Comparison(int all, List<Difference> wouldWait, List<Difference> wouldClear, List<Difference> open) {

    /** Copies the lists. */
    public Comparison {
        wouldWait = List.copyOf(wouldWait);
        wouldClear = List.copyOf(wouldClear);
        open = List.copyOf(open);
    }

    /**
     * A pull request that would stand otherwise.
     *
     * @param pull which one
     * @param head the commit that was judged, brief
     * @param why how it would stand, in words, hostile
     */
    public record Difference(PullRequestRef pull, String head, String why) {}

    /** Whether nothing would be different. */
    public boolean same() {
        return wouldWait.isEmpty() && wouldClear.isEmpty() && open.isEmpty();
    }
}
