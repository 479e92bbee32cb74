package dev.countersign.core.risk;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Sums up the past of several files and folders, as one person sees it. Used once. */
final class Gathering {

    private static final long DAY = 86_400;

    private final int person;
    private final long now;
    private final Set<Integer> lastChanges = new HashSet<>();
    private final BitSet people = new BitSet();
    private int known;
    private double repairs;
    private int changes;
    private int ownChanges;
    private String reverted = "";
    private long lastRevert = FilePast.NEVER;
    private String busiest = "";
    private int busiestFixes;
    private int folderChanges;
    private int ownFolderChanges;
    private String revertedFolder = "";
    private long lastFolderRevert = FilePast.NEVER;

    Gathering(int person, long now) {
        this.person = person;
        this.now = now;
    }

    void add(String path, FilePast past) {
        known++;
        lastChanges.add(past.lastChange());
        if (FileKind.of(path) == FileKind.SOURCE) {
            repairs += past.repairs(now);
        }
        past.hands().addTo(people);
        changes += past.hands().all();
        ownChanges += past.hands().by(person);
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
        if (past.lastRevert() > lastFolderRevert) {
            lastFolderRevert = past.lastRevert();
            revertedFolder = folder;
        }
    }

    History.Known known() {
        return new History.Known(
                new History.Files(
                        known,
                        lastChanges.size(),
                        repairs,
                        people.cardinality(),
                        changes,
                        ownChanges,
                        reverted,
                        days(lastRevert)),
                new History.Folders(
                        busiest,
                        busiestFixes,
                        folderChanges,
                        ownFolderChanges,
                        revertedFolder,
                        lastFolderRevert != FilePast.NEVER,
                        days(lastFolderRevert)));
    }

    private int days(long then) {
        return then == FilePast.NEVER ? 0 : (int) (Math.max(0, now - then) / DAY);
    }
}
