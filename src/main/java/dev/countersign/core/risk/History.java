package dev.countersign.core.risk;

/** What is known, at one moment, of the past of the files that a change touches. */
public sealed interface History {

    /** Nothing was learned of this repository yet. It is not the same as a past without trouble. */
    record Unknown() implements History {}

    /**
     * The past of the touched files. Made by {@link HistoryBook}.
     *
     * @param files the files themselves
     * @param folders the folders they are in
     */
    record Known(Files files, Folders folders) implements History {}

    /**
     * The past of the touched files themselves.
     *
     * @param known how many of them have a past at all
     * @param lastChanges by how many different changes they were touched last
     * @param repairs how often defects in their code were repaired, each repair counting half as much every year
     * @param people how many different people changed them so far
     * @param changes how many changes they had, summed over the files
     * @param ownChanges how many of these the author made
     * @param reverted the file whose change was taken back most lately; empty when none ever was
     * @param revertedDays how many days ago that was
     */
    record Files(
            int known,
            int lastChanges,
            double repairs,
            int people,
            int changes,
            int ownChanges,
            String reverted,
            int revertedDays) {}

    /**
     * The past of the folders that hold the touched files.
     *
     * @param busiest the one with the most repairs in the last 365 days; empty for the root
     * @param busiestFixes how many repairs these were
     * @param changes how many changes the folders had, summed over the folders
     * @param ownChanges how many of these the author made
     * @param reverted the folder in which a change was taken back most lately; only told when {@code everReverted}
     * @param everReverted whether a change in any of them was ever taken back
     * @param revertedDays how many days ago that was
     */
    record Folders(
            String busiest,
            int busiestFixes,
            int changes,
            int ownChanges,
            String reverted,
            boolean everReverted,
            int revertedDays) {}
}
