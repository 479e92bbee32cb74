package dev.countersign.core.signoff;

import dev.countersign.core.change.PathSet;
import dev.countersign.core.signoff.Fingerprint.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A change at its heads, compared: each pair of heads once, and each scope looked for once.
 *
 * <p>Not thread-safe: it remembers what it has compared.
 */
final class Fingerprints {

    private final EntryTable table;
    private final PathSet paths;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<int[]> states = new ArrayList<>();
    private final Map<Scope, BitSet> scopes = new HashMap<>();
    private final BitSet[][] changes;

    /**
     * Prepares the heads.
     *
     * @param table what the numbers mean
     * @param heads for each head the number of what is at each path
     */
    Fingerprints(EntryTable table, Map<String, int[]> heads) {
        this.table = table;
        this.paths = new PathSet(table.paths());
        heads.forEach((head, state) -> {
            numbers.put(head, states.size());
            states.add(state);
        });
        this.changes = new BitSet[states.size()][states.size()];
    }

    /** Whether something in that scope differs between two heads. */
    boolean differ(String before, String after, Scope scope) {
        BitSet changed = changed(numbers.get(before), numbers.get(after));
        return scope instanceof Scope.Within within ? changed.intersects(places(within)) : !changed.isEmpty();
    }

    /** What differs in that scope between two heads, in words: one path, and how many more. */
    String difference(String before, String after, Scope scope) {
        int old = numbers.get(before);
        int present = numbers.get(after);
        BitSet changed = (BitSet) changed(old, present).clone();
        if (scope instanceof Scope.Within within) {
            changed.and(places(within));
        }
        Set<Entry> gone = entries(states.get(old), changed);
        Set<Entry> come = entries(states.get(present), changed);
        Set<String> names = new LinkedHashSet<>();
        name(come, gone, names);
        name(gone, come, names);
        String first = names.iterator().next();
        return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
    }

    private static void name(Collection<Entry> some, Collection<Entry> others, Collection<String> names) {
        some.stream()
                .filter(entry -> !others.contains(entry))
                .sorted(Comparator.comparing(Entry::path).thenComparing(Entry::digest))
                .map(entry -> entry.path().isEmpty() ? "what GitHub does not show" : entry.path())
                .forEach(names::add);
    }

    private Set<Entry> entries(int[] state, BitSet places) {
        Set<Entry> found = new LinkedHashSet<>();
        for (int path = places.nextSetBit(0); path >= 0; path = places.nextSetBit(path + 1)) {
            table.gather(state, path, found);
        }
        return found;
    }

    private BitSet changed(int before, int after) {
        BitSet known = changes[before][after];
        if (known == null) {
            known = compare(states.get(before), states.get(after));
            changes[before][after] = known;
        }
        return known;
    }

    private static BitSet compare(int[] before, int[] after) {
        int most = Math.max(before.length, after.length);
        BitSet changed = new BitSet(most);
        for (int path = 0; path < most; path++) {
            if (EntryTable.differ(before, after, path)) {
                changed.set(path);
            }
        }
        return changed;
    }

    /** The numbers of a scope's paths; what is not shown may be in any. */
    private BitSet places(Scope.Within scope) {
        return scopes.computeIfAbsent(scope, some -> {
            BitSet found = paths.numbersOf(scope.paths());
            found.set(EntryTable.UNSEEN);
            return found;
        });
    }
}
