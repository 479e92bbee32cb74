package dev.countersign.core.signoff;

import dev.countersign.core.change.PathSet;
import dev.countersign.core.signoff.Fingerprint.Entry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What two fingerprints do not share. Not thread-safe: its set of paths remembers what it has found. */
final class Difference {

    private final List<Entry> entries;
    private final boolean unseen;
    private final PathSet paths;
    private final Map<String, BitSet> byPath = new HashMap<>();

    private Difference(List<Entry> entries) {
        this.entries = entries;
        this.unseen = entries.stream().anyMatch(entry -> entry.path().isEmpty());
        this.paths = new PathSet(entries.stream()
                .filter(entry -> !entry.path().isEmpty())
                .flatMap(entry -> Stream.of(entry.path(), entry.previousPath()))
                .toList());
        for (int i = 0; i < entries.size(); i++) {
            at(entries.get(i).path()).set(i);
            at(entries.get(i).previousPath()).set(i);
        }
    }

    private BitSet at(String path) {
        return byPath.computeIfAbsent(path, some -> new BitSet());
    }

    static Difference between(Fingerprint before, Fingerprint after) {
        if (before.files().equals(after.files())) {
            return new Difference(List.of());
        }
        Set<String> old = digests(before);
        Set<String> present = digests(after);
        return new Difference(Stream.concat(
                        after.files().stream().filter(entry -> !old.contains(entry.digest())),
                        before.files().stream().filter(entry -> !present.contains(entry.digest())))
                .toList());
    }

    /** A digest is over the paths too, so that it alone tells an entry. */
    private static Set<String> digests(Fingerprint fingerprint) {
        Set<String> digests = new HashSet<>(2 * fingerprint.files().size());
        for (Entry entry : fingerprint.files()) {
            digests.add(entry.digest());
        }
        return digests;
    }

    /** Whether something in that scope differs. */
    boolean touches(Scope scope) {
        return scope instanceof Scope.Within within ? unseen || paths.anyMatch(within.paths()) : !entries.isEmpty();
    }

    /** What differs in that scope, in words: one path, and how many more. */
    String within(Scope scope) {
        List<Entry> found = scope instanceof Scope.Within within ? in(within) : entries;
        List<String> changed = found.stream()
                .map(entry -> entry.path().isEmpty() ? "what GitHub does not show" : entry.path())
                .distinct()
                .toList();
        return changed.size() == 1 ? changed.get(0) : changed.get(0) + " and " + (changed.size() - 1) + " more";
    }

    private List<Entry> in(Scope.Within scope) {
        BitSet found = new BitSet();
        found.or(byPath.getOrDefault("", new BitSet()));
        paths.matching(scope.paths()).forEach(path -> found.or(byPath.get(path)));
        return found.stream().mapToObj(entries::get).toList();
    }
}
