package dev.countersign.core.signoff;

import dev.countersign.core.change.PathSet;
import dev.countersign.core.signoff.Difference.Numbered;
import dev.countersign.core.signoff.Fingerprint.Entry;
import dev.countersign.core.signoff.History.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fingerprints of one change at all its heads, each pair of which is compared once.
 *
 * <p>Not thread-safe: it remembers what it has compared.
 */
final class Fingerprints {

    private record Pair(Position before, Position after) {}

    /**
     * One fingerprint, by numbers.
     *
     * @param entries its entries
     * @param digests the number of each entry's digest, which is over the paths too, so that it alone tells an entry
     * @param has the same numbers as a set
     */
    private record Indexed(List<Numbered> entries, int[] digests, BitSet has) {

        /** Adds the entries that the other has not. */
        void addUnshared(Indexed other, List<Numbered> found) {
            for (int i = 0; i < digests.length; i++) {
                if (!other.has().get(digests[i])) {
                    found.add(entries.get(i));
                }
            }
        }
    }

    private final Map<Position, Fingerprint> all;
    private final PathSet paths;
    private final Map<String, Integer> digests = new HashMap<>();
    private final Map<Position, Indexed> indexed = new HashMap<>();
    private final Map<Pair, Difference> differences = new HashMap<>();

    Fingerprints(Map<Position, Fingerprint> all) {
        this.all = Map.copyOf(all);
        this.paths = paths(all.values());
    }

    private static PathSet paths(Collection<Fingerprint> fingerprints) {
        Set<String> paths = new LinkedHashSet<>();
        for (Fingerprint fingerprint : fingerprints) {
            for (Entry entry : fingerprint.files()) {
                if (!entry.path().isEmpty()) {
                    paths.add(entry.path());
                    paths.add(entry.previousPath());
                }
            }
        }
        return new PathSet(paths);
    }

    /** What differs between two of the heads. */
    Difference between(Position before, Position after) {
        return differences.computeIfAbsent(new Pair(before, after), this::compare);
    }

    private Difference compare(Pair pair) {
        List<Numbered> unshared = new ArrayList<>();
        if (!all.get(pair.before()).files().equals(all.get(pair.after()).files())) {
            Indexed old = indexed(pair.before());
            Indexed present = indexed(pair.after());
            present.addUnshared(old, unshared);
            old.addUnshared(present, unshared);
        }
        return new Difference(unshared, paths);
    }

    private Indexed indexed(Position position) {
        return indexed.computeIfAbsent(position, head -> {
            List<Entry> entries = all.get(head).files();
            List<Numbered> numbered = new ArrayList<>(entries.size());
            int[] numbers = new int[entries.size()];
            BitSet has = new BitSet();
            for (int i = 0; i < numbers.length; i++) {
                Entry entry = entries.get(i);
                numbered.add(new Numbered(entry, paths.numberOf(entry.path()), paths.numberOf(entry.previousPath())));
                numbers[i] = digests.computeIfAbsent(entry.digest(), digest -> digests.size());
                has.set(numbers[i]);
            }
            return new Indexed(numbered, numbers, has);
        });
    }
}
