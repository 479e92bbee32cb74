package dev.countersign.core.risk;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Sums up the past of several files and folders, as one person sees it. Used once. */
final class Gathering {

    private static final long DAY = 86_400;
    private static final long REVERT_HALF = 180 * DAY;

    private final int person;
    private final long now;
    private final Set<Integer> lastChanges = new HashSet<>();
    private final BitSet people = new BitSet();
    private int known;
    private int lastByOthers;
    private long youngest = FilePast.NEVER;
    private double repairs;
    private double reverts;
    private int changes;
    private int ownChanges;
    private String reverted = "";
    private long lastRevert = FilePast.NEVER;
    private String busiest = "";
    private int busiestFixes;
    private int folderChanges;
    private int ownFolderChanges;
    private double partChanges;
    private double partReverts;
    private double worstReverts;
    private String worstPart = "";

    Gathering(int person, long now) {
        this.person = person;
        this.now = now;
    }

    void add(String path, FilePast past) {
        known++;
        lastChanges.add(past.lastChange());
        lastByOthers += past.lastPerson() == person ? 0 : 1;
        youngest = Math.max(youngest, past.born());
        if (FileKind.of(path) == FileKind.SOURCE) {
            repairs += past.repairs(now);
        }
        past.hands().addTo(people);
        changes += past.hands().all();
        ownChanges += past.hands().by(person);
        if (past.lastRevert() == FilePast.NEVER) {
            return;
        }
        reverts += Math.pow(2, -Math.max(0, now - past.lastRevert()) / (double) REVERT_HALF);
        if (past.lastRevert() > lastRevert) {
            lastRevert = past.lastRevert();
            reverted = path;
        }
    }

    void add(String folder, FolderPast past) {
        int fixes = past.fixesInAYear(now);
        if (fixes > busiestFixes) {
            busiestFixes = fixes;
            busiest = folder;
        }
        folderChanges += past.hands().all();
        ownFolderChanges += past.hands().by(person);
    }

    void add(String part, PartPast past) {
        double found = past.reverts(now);
        partChanges += past.changes(now);
        partReverts += found;
        if (found > worstReverts) {
            worstReverts = found;
            worstPart = part;
        }
    }

    History.Known known() {
        return new History.Known(
                new History.Files(
                        known,
                        lastChanges.size(),
                        lastByOthers,
                        days(youngest),
                        repairs,
                        people.cardinality(),
                        changes,
                        ownChanges,
                        reverts,
                        reverted,
                        days(lastRevert)),
                new History.Folders(busiest, busiestFixes, folderChanges, ownFolderChanges),
                new History.Parts(partChanges, partReverts, worstPart));
    }

    private int days(long then) {
        return then == FilePast.NEVER ? 0 : (int) (Math.max(0, now - then) / DAY);
    }
}
