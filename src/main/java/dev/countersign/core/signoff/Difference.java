package dev.countersign.core.signoff;

import dev.countersign.core.change.PathSet;
import dev.countersign.core.signoff.Fingerprint.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What two fingerprints do not share. Not thread-safe: the set of paths remembers what it has found. */
final class Difference {

    /**
     * An entry that only one of the two has.
     *
     * @param entry the entry
     * @param head the number of its path at the head; -1 for what is not shown
     * @param base the number of its path at the base; -1 for what is not shown
     */
    record Numbered(Entry entry, int head, int base) {

        boolean unseen() {
            return head < 0;
        }
    }

    private final List<Numbered> entries;
    private final boolean unseen;
    private final PathSet paths;
    private final BitSet numbers = new BitSet();

    /**
     * A difference.
     *
     * @param entries what is in one of the two only
     * @param paths the paths by their numbers; differences share one set, so that a scope is held against it once
     */
    Difference(List<Numbered> entries, PathSet paths) {
        this.entries = entries;
        this.unseen = entries.stream().anyMatch(Numbered::unseen);
        this.paths = paths;
        for (Numbered entry : entries) {
            if (!entry.unseen()) {
                numbers.set(entry.head());
                numbers.set(entry.base());
            }
        }
    }

    /** Whether something in that scope differs. */
    boolean touches(Scope scope) {
        return scope instanceof Scope.Within within
                ? unseen || paths.anyMatch(within.paths(), numbers)
                : !entries.isEmpty();
    }

    /** What differs in that scope, in words: one path, and how many more. */
    String within(Scope scope) {
        List<Numbered> found = scope instanceof Scope.Within within ? in(within) : entries;
        List<String> changed = found.stream()
                .map(one ->
                        one.unseen() ? "what GitHub does not show" : one.entry().path())
                .distinct()
                .toList();
        return changed.size() == 1 ? changed.get(0) : changed.get(0) + " and " + (changed.size() - 1) + " more";
    }

    private List<Numbered> in(Scope.Within scope) {
        BitSet matched = paths.numbersOf(scope.paths());
        List<Numbered> found = new ArrayList<>();
        for (Numbered entry : entries) {
            if (entry.unseen() || matched.get(entry.head()) || matched.get(entry.base())) {
                found.add(entry);
            }
        }
        return found;
    }
}
