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
     * @param parts the parts of the repository that they are in: the first two folders of each path
     */
    record Known(Files files, Folders folders, Parts parts) implements History {}

    /**
     * The past of the touched files themselves.
     *
     * @param known how many of them have a past at all
     * @param lastChanges by how many different changes they were touched last
     * @param lastByOthers how many of them somebody else than the author touched last
     * @param youngest how many days ago the youngest of those that have a past appeared
     * @param repairs how often defects in their code were repaired, each repair counting half as much every year
     * @param people how many different people changed them so far
     * @param changes how many changes they had, summed over the files
     * @param ownChanges how many of these the author made
     * @param reverts how many of them had a change taken back, each counting half as much every 180 days
     * @param reverted the file whose change was taken back most lately; empty when none ever was
     * @param revertedDays how many days ago that was
     */
    record Files(
            int known,
            int lastChanges,
            int lastByOthers,
            int youngest,
            double repairs,
            int people,
            int changes,
            int ownChanges,
            double reverts,
            String reverted,
            int revertedDays) {

        static final Files NONE = new Files(0, 0, 0, 0, 0, 0, 0, 0, 0, "", 0);
    }

    /**
     * The past of the folders that hold the touched files.
     *
     * @param busiest the one with the most repairs in the last 365 days; empty for the root
     * @param busiestFixes how many repairs these were
     * @param changes how many changes the folders had, summed over the folders
     * @param ownChanges how many of these the author made
     */
    record Folders(String busiest, int busiestFixes, int changes, int ownChanges) {

        static final Folders NONE = new Folders("", 0, 0, 0);
    }

    /**
     * The past of the parts of the repository that hold the touched files; everything counts half as much every year.
     *
     * @param changes how many changes they had, summed over the parts
     * @param reverts how many of these took an earlier one back
     * @param worst the part with the most of them; empty for the root
     */
    record Parts(double changes, double reverts, String worst) {

        static final Parts NONE = new Parts(0, 0, "");
    }
}
