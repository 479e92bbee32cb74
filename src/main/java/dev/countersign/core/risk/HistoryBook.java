package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers what happened to the files of one repository.
 *
 * <p>Learns merged changes one after the other, parents before children, and tells the past of any set of files at that
 * point. Keeps a few counters a file and no text of anybody. Not thread-safe: one owner at a time.
 */
public final class HistoryBook {

    private static final long DAY = 86_400;

    private final Map<String, FilePast> files = new HashMap<>();
    private final Map<String, Moments> folders = new HashMap<>();
    private final Map<String, Integer> people = new HashMap<>();
    private final BookClock clock = new BookClock();
    private int changes;

    /** How many changes were learned so far. */
    public int changes() {
        return changes;
    }

    /** Learns a change that was merged after all that were learned before. */
    public void learn(PastChange change) {
        long now = clock.at(change.at());
        changes++;
        int author = people.computeIfAbsent(change.author(), name -> people.size());
        Set<String> touchedFolders = new HashSet<>();
        for (ChangedFile file : change.files()) {
            FilePast past = pastOf(file);
            past.changes++;
            past.lastChange = changes;
            past.by(author);
            if (change.fix()) {
                past.fixes++;
                touchedFolders.add(folder(file.path()));
            }
            if (!change.reverts().isEmpty()) {
                past.lastRevert = now;
            }
        }
        for (String folder : touchedFolders) {
            folders.computeIfAbsent(folder, name -> new Moments()).add(now);
        }
    }

    /**
     * Tells the past of the files of a change.
     *
     * @param touched the files
     * @param author the same key as in {@link PastChange#author}
     * @param at the moment that is now, in seconds since 1970
     * @return {@link History.Unknown} as long as nothing was learned
     */
    public History of(List<ChangedFile> touched, String author, long at) {
        if (changes == 0) {
            return new History.Unknown();
        }
        long now = clock.notBefore(at);
        int person = people.getOrDefault(author, -1);
        BitSet authors = new BitSet();
        Set<Integer> last = new HashSet<>();
        int known = 0;
        int fixes = 0;
        long all = 0;
        long own = 0;
        long lastRevert = FilePast.NEVER;
        String reverted = "";
        for (ChangedFile file : touched) {
            FilePast past = files.get(file.previousPath());
            if (past == null) {
                continue;
            }
            known++;
            last.add(past.lastChange);
            fixes += past.fixes;
            all += past.changes;
            own += past.changesBy(person);
            past.addAuthorsTo(authors);
            if (past.lastRevert > lastRevert) {
                lastRevert = past.lastRevert;
                reverted = file.path();
            }
        }
        boolean lately = lastRevert != FilePast.NEVER && now - lastRevert <= Moments.YEAR;
        String busiest = "";
        int busiestFixes = 0;
        for (String folder : foldersOf(touched)) {
            Moments moments = folders.get(folder);
            int count = moments == null ? 0 : moments.count(now);
            if (count > busiestFixes) {
                busiestFixes = count;
                busiest = folder;
            }
        }
        return new History.Known(
                known,
                last.size(),
                fixes,
                busiest,
                busiestFixes,
                lately ? reverted : "",
                lately ? (int) ((now - lastRevert) / DAY) : 0,
                all == 0 ? 0 : (double) own / all,
                authors.cardinality());
    }

    private FilePast pastOf(ChangedFile file) {
        if (file.status() == ChangedFile.Status.RENAMED) {
            FilePast moved = files.remove(file.previousPath());
            if (moved != null) {
                files.put(file.path(), moved);
                return moved;
            }
        }
        return files.computeIfAbsent(file.path(), path -> new FilePast());
    }

    private static Collection<String> foldersOf(List<ChangedFile> touched) {
        Set<String> found = new HashSet<>();
        for (ChangedFile file : touched) {
            found.add(folder(file.path()));
        }
        return found;
    }

    static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
