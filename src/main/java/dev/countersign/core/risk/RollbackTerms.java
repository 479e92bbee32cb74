package dev.countersign.core.risk;

import static dev.countersign.core.risk.TermKind.counted;
import static dev.countersign.core.risk.TermKind.log2;

import java.util.List;

/** What makes a change more or less likely to be taken back. */
final class RollbackTerms {

    static final List<TermKind> ALL = List.of(
            new TermKind(
                    "reverted-lately",
                    true,
                    (change, past) -> past.reverted().isEmpty() ? 0 : 1,
                    (change, past) -> "a change to " + past.reverted() + " was taken back " + ago(past.revertedDays())),
            new TermKind(
                    "familiar",
                    true,
                    (change, past) -> past.share(),
                    (change, past) -> "the author made " + Math.round(100 * past.share())
                            + " % of the earlier changes to these files"),
            new TermKind(
                    "folders",
                    false,
                    (change, past) -> log2(change.folders()),
                    (change, past) -> "touches " + counted(change.folders(), "folder", "folders")),
            new TermKind(
                    "pipeline",
                    false,
                    (change, past) -> change.pipelines() > 0 ? 1 : 0,
                    (change, past) -> "changes how the continuous integration runs"));

    private RollbackTerms() {}

    private static String ago(int days) {
        return days == 0 ? "today" : counted(days, "day", "days") + " ago";
    }
}
