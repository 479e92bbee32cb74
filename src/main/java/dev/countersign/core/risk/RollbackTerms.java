package dev.countersign.core.risk;

import static dev.countersign.core.risk.TermKind.counted;
import static dev.countersign.core.risk.TermKind.log2;

import java.util.List;

/** What makes a change more or less likely to be taken back. */
final class RollbackTerms {

    /** Days at which a file counts as half as young as a new one. */
    private static final double YOUNG = 90;

    /** Changes that a part of the repository is taken to have had without a rollback, so that few tell little. */
    private static final double CALM = 10;

    /** Of fewer changes than that, the share is mostly what is usual. */
    private static final int FEW = 5;

    static final TermKind UNFAMILIAR_FOLDERS = new TermKind(
            "unfamiliar-folders",
            true,
            (change, past) -> others(past.folders().ownChanges(), past.folders().changes()),
            (change, past) ->
                    byOthers(past.folders().ownChanges(), past.folders().changes(), "these folders"));

    static final List<TermKind> ALL = List.of(
            new TermKind(
                    "unfamiliar",
                    true,
                    (change, past) ->
                            others(past.files().ownChanges(), past.files().changes()),
                    (change, past) ->
                            byOthers(past.files().ownChanges(), past.files().changes(), "these files")),
            UNFAMILIAR_FOLDERS,
            new TermKind(
                    "last-by-others",
                    true,
                    (change, past) -> (double) past.files().lastByOthers()
                            / Math.max(1, past.files().known()),
                    (change, past) -> past.files().lastByOthers() + " of "
                            + counted(past.files().known(), "file", "files")
                            + " with a past had the last change from somebody else"),
            new TermKind(
                    "reverted",
                    true,
                    (change, past) -> log2(past.files().reverts()),
                    (change, past) -> "a change to " + past.files().reverted() + " was taken back "
                            + TermKind.ago(past.files().revertedDays())),
            new TermKind(
                    "part-reverted",
                    true,
                    (change, past) ->
                            log2(100 * past.parts().reverts() / (past.parts().changes() + CALM)),
                    (change, past) -> DefectTerms.tenths(
                                    100 * past.parts().reverts() / past.parts().changes())
                            + " of 100 changes in the parts of the repository that it touches take an earlier one back,"
                            + " most of them in "
                            + DefectTerms.folder(past.parts().worst())),
            new TermKind(
                    "young",
                    true,
                    (change, past) -> past.files().known() == 0
                            ? 0
                            : 1 / (1 + past.files().youngest() / YOUNG),
                    (change, past) -> "the youngest of its files that existed before appeared "
                            + TermKind.ago(past.files().youngest())
                            + ": where all is new, little is taken back"),
            new TermKind(
                    "adding",
                    false,
                    (change, past) ->
                            (double) change.sourceAdded() / (change.sourceAdded() + change.sourceRemoved() + 1),
                    (change, past) -> "adds " + change.sourceAdded() + " and removes " + change.sourceRemoved()
                            + " lines of code: new behaviour rather than less of the old"),
            new TermKind(
                    "removing",
                    false,
                    (change, past) -> log2(change.removed()),
                    (change, past) -> "removes " + counted(change.removed(), "file", "files")),
            new TermKind(
                    "documents-only",
                    false,
                    (change, past) -> change.files() > 0 && change.documents() == change.files() ? 1 : 0,
                    (change, past) -> "touches only documents"));

    private RollbackTerms() {}

    /** The share of others, drawn towards three quarters where there are few changes to tell from. */
    private static double others(int own, int all) {
        return 1 - (own + 0.5) / (all + 2);
    }

    private static String byOthers(int own, int all, String where) {
        return all == 0
                ? "nobody has changed " + where + " before"
                : "others made " + (all - own) + " of the " + counted(all, "earlier change", "earlier changes") + " to "
                        + where
                        + (all < FEW ? ", too few to tell much" : "");
    }
}
