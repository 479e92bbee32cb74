package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
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

    private static final int NOBODY = -1;

    private final Map<String, FilePast> files = new HashMap<>();
    private final Map<String, FolderPast> folders = new HashMap<>();
    private final Map<String, PartPast> parts = new HashMap<>();
    private final Map<String, Integer> people = new HashMap<>();
    private final BookClock clock = new BookClock();
    private int changes;

    /** How many changes were learned so far. */
    public int changes() {
        return changes;
    }

    /** How many files it remembers, each by its present path or the one it last had. */
    public int files() {
        return files.size();
    }

    /** Learns a change that was merged after all that were learned before. */
    public void learn(PastChange change) {
        long now = clock.at(change.at());
        changes++;
        int person = people.computeIfAbsent(change.author(), name -> people.size());
        boolean revert = !change.reverts().isEmpty();
        for (ChangedFile file : change.files()) {
            pastOf(file, now).learn(changes, person, change.fix(), revert, now);
        }
        Set<String> touched = foldersOf(change.files());
        for (String folder : touched) {
            folders.computeIfAbsent(folder, name -> new FolderPast()).learn(person, change.fix(), now);
        }
        for (String part : partsOf(touched)) {
            parts.computeIfAbsent(part, name -> new PartPast()).learn(revert, now);
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
        Gathering gathering = new Gathering(people.getOrDefault(author, NOBODY), clock.notBefore(at));
        for (ChangedFile file : touched) {
            FilePast past = files.get(file.previousPath());
            if (past != null) {
                gathering.add(file.path(), past);
            }
        }
        Set<String> inFolders = foldersOf(touched);
        for (String folder : inFolders) {
            FolderPast past = folders.get(folder);
            if (past != null) {
                gathering.add(folder, past);
            }
        }
        for (String part : partsOf(inFolders)) {
            PartPast past = parts.get(part);
            if (past != null) {
                gathering.add(part, past);
            }
        }
        return gathering.known();
    }

    private FilePast pastOf(ChangedFile file, long now) {
        if (file.status() == ChangedFile.Status.RENAMED) {
            FilePast moved = files.remove(file.previousPath());
            if (moved != null) {
                files.put(file.path(), moved);
                return moved;
            }
        }
        return files.computeIfAbsent(file.path(), path -> new FilePast(now));
    }

    private static Set<String> foldersOf(List<ChangedFile> touched) {
        Set<String> found = new HashSet<>();
        for (ChangedFile file : touched) {
            found.add(folder(file.path()));
        }
        return found;
    }

    private static Set<String> partsOf(Set<String> inFolders) {
        Set<String> found = new HashSet<>();
        for (String folder : inFolders) {
            int end = folder.indexOf('/', folder.indexOf('/') + 1);
            found.add(end <= 0 || folder.indexOf('/') < 0 ? folder : folder.substring(0, end));
        }
        return found;
    }

    /** The folder that holds a file; empty for the root. */
    static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
