package dev.countersign.core.risk;

/** What is known, at one moment, of the past of the files that a change touches. */
public sealed interface History {

    /** Nothing was learned of this repository yet. It is not the same as a past without trouble. */
    record Unknown() implements History {}

    /**
     * The past of the touched files. Made by {@link HistoryBook}.
     *
     * @param knownFiles how many of the touched files have a past at all
     * @param lastChanges by how many different changes the files were touched last
     * @param fixes how often defects in the files were repaired so far, summed over the files
     * @param busiest the touched folder with the most repairs in the last 365 days; empty for the root
     * @param busiestFixes how many repairs these were
     * @param reverted the touched file whose change was taken back most lately, within 365 days; empty when none was
     * @param revertedDays how many days ago that was
     * @param share the author's share of all earlier changes to the files, 0 to 1
     * @param authors how many different people changed the files so far
     */
    record Known(
            int knownFiles,
            int lastChanges,
            int fixes,
            String busiest,
            int busiestFixes,
            String reverted,
            int revertedDays,
            double share,
            int authors)
            implements History {}
}
