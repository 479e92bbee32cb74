package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Paths that many patterns are held against. A pattern looks only at the paths that have all its names, and each pattern is
 * held against the set once, however often it is asked for.
 *
 * <p>Not thread-safe: it remembers what it has found.
 */
public final class PathSet {

    /** So few paths are looked at one by one rather than by their names. */
    private static final int FEW = 256;

    private final List<String> paths;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String[]> names = new ArrayList<>();
    private final Map<String, BitSet> having = new HashMap<>();
    private final Map<NameGlob, BitSet> havingOneOf = new HashMap<>();
    private final Map<PathPatterns, BitSet> matchedByAll = new HashMap<>();
    private final Map<String, BitSet> matched = new HashMap<>();
    private final NavigableMap<String, String> byStart = new TreeMap<>();
    private final NavigableMap<String, String> byEnd = new TreeMap<>();

    /** A set of those paths, each from the repository's root; a path that is given twice is there once. */
    public PathSet(Collection<String> paths) {
        this.paths = paths.stream().distinct().toList();
    }

    /** Of a change's files the paths at its head and at its base. */
    public static PathSet of(Collection<ChangedFile> files) {
        List<String> both = new ArrayList<>(files.size());
        for (ChangedFile file : files) {
            both.add(file.path());
            if (!file.previousPath().equals(file.path())) {
                both.add(file.previousPath());
            }
        }
        return new PathSet(both);
    }

    /** Whether the patterns match one of them. */
    public boolean anyMatch(PathPatterns patterns) {
        return !in(patterns).isEmpty();
    }

    /** Whether there are paths, and the patterns match each. */
    public boolean allMatch(PathPatterns patterns) {
        return !paths.isEmpty() && in(patterns).cardinality() == paths.size();
    }

    /** Those that the patterns match. */
    public Set<String> matching(PathPatterns patterns) {
        return in(patterns).stream().mapToObj(paths::get).collect(Collectors.toSet());
    }

    /** The numbers of those that the patterns match. */
    public BitSet numbersOf(PathPatterns patterns) {
        return (BitSet) in(patterns).clone();
    }

    /** Whether the patterns match one of the paths of those numbers. */
    public boolean anyMatch(PathPatterns patterns, BitSet among) {
        return in(patterns).intersects(among);
    }

    private BitSet in(PathPatterns patterns) {
        return matchedByAll.computeIfAbsent(patterns, some -> some.in(this));
    }

    /** The number of one of its paths, counted from 0; -1 for another. */
    public int numberOf(String path) {
        if (numbers.isEmpty()) {
            for (int i = 0; i < paths.size(); i++) {
                numbers.put(paths.get(i), i);
            }
        }
        return numbers.getOrDefault(path, -1);
    }

    /** Which of them one pattern matches, by number; not to be changed. */
    BitSet matchedBy(PathGlob glob) {
        BitSet known = matched.get(glob.written());
        if (known != null) {
            return known;
        }
        BitSet found = candidates(glob);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (!glob.matches(names.get(i))) {
                found.clear(i);
            }
        }
        matched.put(glob.written(), found);
        return found;
    }

    /** The names of a path's folders and of its file, in order. */
    static String[] names(String path) {
        int count = 1;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            count++;
        }
        String[] names = new String[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++) {
            int slash = path.indexOf('/', from);
            names[i] = path.substring(from, slash);
            from = slash + 1;
        }
        names[count - 1] = path.substring(from);
        return names;
    }

    private BitSet candidates(PathGlob glob) {
        index();
        BitSet found = new BitSet(paths.size());
        found.set(0, paths.size());
        for (NameGlob name : glob.names()) {
            if (name.literal()) {
                found.and(having.getOrDefault(name.start(), new BitSet()));
            }
        }
        for (NameGlob name : glob.names()) {
            if (!name.literal() && !name.any() && found.cardinality() > FEW) {
                found.and(havingOneOf.computeIfAbsent(name, this::havingOneOf));
            }
        }
        return found;
    }

    /** Only the names that begin or end as the pattern does need to be looked at. */
    private BitSet havingOneOf(NameGlob name) {
        Map<String, String> near = name.start().isEmpty()
                ? beginning(byEnd(), reversed(name.ending()))
                : beginning(byStart(), name.start());
        BitSet found = new BitSet(paths.size());
        for (String one : near.values()) {
            if (name.matches(one)) {
                found.or(having.get(one));
            }
        }
        return found;
    }

    private NavigableMap<String, String> byStart() {
        if (byStart.isEmpty()) {
            having.keySet().forEach(name -> byStart.put(name, name));
        }
        return byStart;
    }

    private NavigableMap<String, String> byEnd() {
        if (byEnd.isEmpty()) {
            having.keySet().forEach(name -> byEnd.put(reversed(name), name));
        }
        return byEnd;
    }

    private static Map<String, String> beginning(NavigableMap<String, String> names, String start) {
        return start.isEmpty() ? names : names.subMap(start, true, start + Character.MAX_VALUE, true);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private void index() {
        for (int i = names.size(); i < paths.size(); i++) {
            String[] parts = names(paths.get(i));
            names.add(parts);
            for (String part : parts) {
                having.computeIfAbsent(part, any -> new BitSet()).set(i);
            }
        }
    }
}
