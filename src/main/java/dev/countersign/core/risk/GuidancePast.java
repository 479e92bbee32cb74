package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Learns from merged changes when each file last changed, and tells how far instructions and documents are behind the files
 * that they are about. One for each repository; not thread-safe.
 */
public final class GuidancePast {

    /** More documents than this for one change are not looked at. */
    private static final int MOST_DOCUMENTS = 50;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final BitSet code = new BitSet();
    private final List<Long> times = new ArrayList<>();
    private final List<int[]> touched = new ArrayList<>();

    /** Of the files that are there, the number of the change in which the text last changed. */
    private final Map<String, Integer> last = new TreeMap<>();

    private final Set<String> instructions = new HashSet<>();

    /** Learns a merged change; older ones first. */
    public void learn(PastChange change) {
        int number = times.size();
        times.add(change.at());
        touched.add(change.files().stream().mapToInt(file -> id(file.path())).toArray());
        for (ChangedFile file : change.files()) {
            boolean moved = file.status() == ChangedFile.Status.RENAMED;
            Integer before = moved ? last.remove(file.previousPath()) : last.get(file.path());
            if (moved) {
                instructions.remove(file.previousPath());
            }
            if (file.status() == ChangedFile.Status.REMOVED) {
                last.remove(file.path());
                instructions.remove(file.path());
                continue;
            }
            boolean same = moved && before != null && file.additions() + file.deletions() == 0;
            last.put(file.path(), same ? before : number);
            if (GuidanceFile.governs(file.path()).isPresent()) {
                instructions.add(file.path());
            }
        }
    }

    /**
     * What guides the files of a change, and how far it is behind; unknown when nothing was learned.
     *
     * @param files the change
     * @param areas the areas that there are; those that the change touches bring their documents along
     */
    public Guidance of(List<ChangedFile> files, List<Area> areas) {
        if (times.isEmpty()) {
            return new Guidance.Unknown();
        }
        List<String> code = files.stream()
                .map(ChangedFile::path)
                .filter(GuidancePast::isDescribed)
                .toList();
        Map<String, Guidance.Document> found = new TreeMap<>();
        for (String path : instructions.stream().sorted().toList()) {
            String folder = GuidanceFile.governs(path).orElse("");
            if (code.stream().anyMatch(one -> one.startsWith(folder))) {
                add(found, path, one -> one.startsWith(folder));
            }
        }
        for (Area area : areas) {
            AreaFiles inside = new AreaFiles(area.paths());
            if (!area.docs().matchesNothing() && code.stream().anyMatch(inside::has)) {
                last.keySet().stream()
                        .filter(area.docs()::matches)
                        .forEach(path -> add(
                                found,
                                path,
                                one -> inside.has(one) && !area.docs().matches(one)));
            }
        }
        return new Guidance.Known(List.copyOf(found.values()));
    }

    private void add(Map<String, Guidance.Document> found, String path, Predicate<String> about) {
        if (found.size() >= MOST_DOCUMENTS) {
            return;
        }
        Guidance.Document document = document(path, about);
        found.merge(path, document, (one, other) -> one.changesSince() >= other.changesSince() ? one : other);
    }

    private Guidance.Document document(String path, Predicate<String> about) {
        BitSet described = new BitSet();
        for (int id = code.nextSetBit(0); id >= 0; id = code.nextSetBit(id + 1)) {
            described.set(id, about.test(names.get(id)));
        }
        int from = last.get(path);
        int since = 0;
        long at = times.get(from);
        for (int number = from + 1; number < times.size(); number++) {
            if (anyOf(touched.get(number), described)) {
                since++;
                at = Math.max(at, times.get(number));
            }
        }
        return new Guidance.Document(path, times.get(from), at, since);
    }

    private static boolean anyOf(int[] files, BitSet described) {
        for (int id : files) {
            if (described.get(id)) {
                return true;
            }
        }
        return false;
    }

    /** Instructions and documents are about other files, not about each other. */
    private static boolean isDescribed(String path) {
        return FileKind.of(path) != FileKind.DOCUMENTATION
                && GuidanceFile.governs(path).isEmpty();
    }

    private int id(String path) {
        return ids.computeIfAbsent(path, name -> {
            names.add(name);
            code.set(names.size() - 1, isDescribed(name));
            return names.size() - 1;
        });
    }
}
