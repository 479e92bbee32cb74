package dev.countersign.core.risk;

import static dev.countersign.core.risk.TermKind.counted;
import static dev.countersign.core.risk.TermKind.log2;

import java.util.List;

/** What makes a change more or less likely to be taken back. */
final class RollbackTerms {

    /** Days after which a revert counts half. */
    private static final double HALF = 60;

    static final List<TermKind> ALL = List.of(
            new TermKind(
                    "unfamiliar",
                    true,
                    (change, past) ->
                            others(past.files().ownChanges(), past.files().changes()),
                    (change, past) ->
                            byOthers(past.files().ownChanges(), past.files().changes(), "these files")),
            new TermKind(
                    "unfamiliar-folders",
                    true,
                    (change, past) ->
                            others(past.folders().ownChanges(), past.folders().changes()),
                    (change, past) ->
                            byOthers(past.folders().ownChanges(), past.folders().changes(), "these folders")),
            new TermKind(
                    "reverted",
                    true,
                    (change, past) -> past.files().reverted().isEmpty()
                            ? 0
                            : Math.pow(2, -past.files().revertedDays() / HALF),
                    (change, past) -> "a change to " + past.files().reverted() + " was taken back "
                            + TermKind.ago(past.files().revertedDays())),
            new TermKind(
                    "folder-reverted",
                    true,
                    (change, past) -> lately(past.folders()) ? 1 : 0,
                    (change, past) -> revertedFolder(past.folders())),
            new TermKind(
                    "adding",
                    false,
                    (change, past) ->
                            (double) change.sourceAdded() / (change.sourceAdded() + change.sourceRemoved() + 1),
                    (change, past) -> "adds " + change.sourceAdded() + " and removes " + change.sourceRemoved()
                            + " lines of code: new behaviour rather than less of the old"),
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

    private static boolean lately(History.Folders folders) {
        return folders.everReverted() && folders.revertedDays() <= 365;
    }

    private static String revertedFolder(History.Folders folders) {
        return "a change in " + DefectTerms.folder(folders.reverted()) + " was taken back "
                + TermKind.ago(folders.revertedDays());
    }

    /** The share of others, drawn towards three quarters where there are few changes to tell from. */
    private static double others(int own, int all) {
        return 1 - (own + 0.5) / (all + 2);
    }

    private static String byOthers(int own, int all, String where) {
        return all == 0
                ? "nobody has changed " + where + " before"
                : "others made " + (all - own) + " of the " + counted(all, "earlier change", "earlier changes") + " to "
                        + where;
    }
}
