package dev.countersign.core.proposal;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.PastChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder whose changes had to be fixed or taken back more often than those of the rest of its repository.
 *
 * @param repository whose
 * @param folder from the repository's root, without slashes at its ends
 * @param changes how many changes touched it
 * @param fixes how many of them repaired something
 * @param reverts how many of them took something back
 * @param usual how many in a hundred did either, in the repository as a whole
 */
record Fragile(RepositoryRef repository, String folder, int changes, int fixes, int reverts, int usual) {

    /** Fewer say nothing. */
    static final int LEAST_CHANGES = 20;

    static final int LEAST_TROUBLE = 5;
    static final int MOST_OF_A_REPOSITORY = 3;
    static final int MOST = 10;

    /** Half as much again as is usual. */
    private static final double STANDS_OUT = 1.5;

    private static final int DEEPEST = 3;
    private static final int PERCENT = 100;

    private static final class Count {
        private int changes;
        private int fixes;
        private int reverts;
        private int trouble;

        private void add(PastChange change) {
            boolean takesBack = !change.reverts().isEmpty();
            changes++;
            fixes += change.fix() ? 1 : 0;
            reverts += takesBack ? 1 : 0;
            trouble += change.fix() || takesBack ? 1 : 0;
        }

        private double share() {
            return changes == 0 ? 0 : trouble / (double) changes;
        }
    }

    /** The folders that stand out, of these repositories together. */
    static List<Fragile> of(List<Repository> repositories) {
        List<Fragile> all = new ArrayList<>();
        repositories.forEach(repository -> all.addAll(of(repository)));
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static List<Fragile> of(Repository repository) {
        Count whole = new Count();
        Map<String, Count> folders = new TreeMap<>();
        for (PastChange change : repository.past()) {
            whole.add(change);
            folders(change)
                    .forEach(folder ->
                            folders.computeIfAbsent(folder, any -> new Count()).add(change));
        }
        List<Map.Entry<String, Count>> standing = folders.entrySet().stream()
                .filter(one -> standsOut(one.getValue(), whole))
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Count> one) -> one.getValue().share())
                        .thenComparing(one -> one.getKey().length())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<Fragile> found = new ArrayList<>();
        for (Map.Entry<String, Count> one : standing) {
            if (found.size() < MOST_OF_A_REPOSITORY && found.stream().noneMatch(other -> within(other, one.getKey()))) {
                Count count = one.getValue();
                found.add(new Fragile(repository.ref(), one.getKey(), count.changes, count.fixes, count.reverts, (int)
                        Math.round(PERCENT * whole.share())));
            }
        }
        return found;
    }

    private static boolean standsOut(Count folder, Count whole) {
        return folder.changes >= LEAST_CHANGES
                && folder.changes < whole.changes
                && folder.trouble >= LEAST_TROUBLE
                && folder.share() >= STANDS_OUT * whole.share();
    }

    private static boolean within(Fragile one, String folder) {
        return (one.folder() + "/").startsWith(folder + "/") || (folder + "/").startsWith(one.folder() + "/");
    }

    private static Set<String> folders(PastChange change) {
        Set<String> folders = new HashSet<>();
        for (ChangedFile file : change.files()) {
            int slash = file.path().indexOf('/');
            for (int depth = 0; slash > 0 && depth < DEEPEST; depth++) {
                folders.add(file.path().substring(0, slash));
                slash = file.path().indexOf('/', slash + 1);
            }
        }
        return folders;
    }
}
