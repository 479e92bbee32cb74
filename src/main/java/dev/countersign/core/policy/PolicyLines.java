package dev.countersign.core.policy;

import dev.countersign.core.policy.PolicyLine.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells what became of each line of a policy's files. Blank lines are left out. Used once. */
final class PolicyLines {

    /** Keys at the root by which a repository loosens nothing, so that it may write them as it likes. */
    static final Set<String> FREE = Set.of("version", "extends", "reviewers", "tests");

    private static final Set<String> NAMED = Set.of("requirements", "checklists");

    private record Sheet(Layer layer, String[] texts) {
        static Sheet of(Layer layer) {
            return new Sheet(layer, layer.text().split("\r\n|\r|\n", -1));
        }

        String line(int line) {
            return line <= texts.length ? texts[line - 1].strip() : "";
        }
    }

    private final List<Sheet> sheets;
    private final Map<String, List<PolicyLine>> byKey = new LinkedHashMap<>();

    /** The lines of these. */
    PolicyLines(List<Layer> layers) {
        this.sheets = layers.stream().map(Sheet::of).toList();
    }

    /** All of them, those of one key together. */
    List<PolicyLine> all() {
        for (int i = 0; i < sheets.size(); i++) {
            read(sheets.get(i).layer(), sheets.get(i).texts(), sheets.subList(i + 1, sheets.size()));
        }
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    /** The first part of a key's path. */
    static String root(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private void read(Layer layer, String[] texts, List<Sheet> above) {
        if (layer.text().isEmpty()) {
            return;
        }
        TreeMap<Integer, List<String>> keys = new TreeMap<>();
        layer.written().places().entrySet().stream()
                .filter(place -> place.getValue().file().equals(layer.file()))
                .sorted(Map.Entry.comparingByValue(Origin.IN_ORDER))
                .forEach(place -> keys.computeIfAbsent(place.getValue().line(), line -> new ArrayList<>())
                        .add(place.getKey()));
        List<String> lost = lost(layer);
        String root = "";
        String governing = "";
        List<Integer> remarks = new ArrayList<>();
        for (int line = 1; line <= texts.length; line++) {
            String text = texts[line - 1];
            if (text.isBlank()) {
                continue;
            }
            // What is said above a key is about that key.
            if (text.stripLeading().startsWith("#")) {
                remarks.add(line);
                continue;
            }
            List<String> here = keys.getOrDefault(line, List.of());
            String before = root;
            root = here.isEmpty() ? root : root(here.get(0));
            governing = here.isEmpty() ? governing : here.get(here.size() - 1);
            for (int remark : remarks) {
                add(layer, root, remark, texts[remark - 1], layer.floor() ? Standing.FLOOR : Standing.HOLDS);
            }
            remarks.clear();
            List<String> meant = here.isEmpty() ? List.of(governing) : here;
            add(
                    layer,
                    root.isEmpty() ? before : root,
                    line,
                    text,
                    standing(layer, above, root, text, meant, lost, line));
        }
        for (int remark : remarks) {
            add(layer, root, remark, texts[remark - 1], layer.floor() ? Standing.FLOOR : Standing.HOLDS);
        }
    }

    private void add(Layer layer, String root, int line, String text, Standing standing) {
        byKey.computeIfAbsent(root, key -> new ArrayList<>())
                .add(new PolicyLine(
                        root,
                        new Origin(layer.file(), line, 1),
                        layer.blob(),
                        text,
                        standing,
                        layer.ignored().stream()
                                .filter(problem -> problem.at().line() == line
                                        && problem.at().file().equals(layer.file()))
                                .toList()));
    }

    private static Standing standing(
            Layer layer, List<Sheet> above, String root, String text, List<String> keys, List<String> lost, int line) {
        boolean ignored = keys.stream().anyMatch(key -> lost.stream().anyMatch(path -> within(key, path)));
        if (ignored || layer.ignored().stream().anyMatch(problem -> problem.at().line() == line)) {
            return Standing.IGNORED;
        }
        boolean free = FREE.contains(root);
        if (keys.stream().anyMatch(key -> isLeaf(layer, key) && otherwise(above, key, text))) {
            return free ? Standing.REPLACED : Standing.JOINED;
        }
        return layer.floor() && !free ? Standing.FLOOR : Standing.HOLDS;
    }

    private static boolean within(String key, String path) {
        return key.equals(path) || key.startsWith(path + "/");
    }

    private static boolean isLeaf(Layer layer, String key) {
        return !key.isEmpty()
                && layer.written().places().keySet().stream().noneMatch(other -> other.startsWith(key + "/"));
    }

    /** Whether a layer above has that key, counts with it, and does not say the same. */
    private static boolean otherwise(List<Sheet> above, String key, String text) {
        return above.stream().anyMatch(sheet -> {
            Layer layer = sheet.layer();
            Origin at = layer.written().places().getOrDefault(key, Origin.builtIn());
            return at.line() > 0
                    && !isName(key)
                    && !layer.ignores(at)
                    && !sheet.line(at.line()).equals(text.strip());
        });
    }

    /** What names a part is the same wherever more is said of it. */
    private static boolean isName(String key) {
        return NAMED.contains(root(key)) && (key.endsWith("/name") || key.endsWith("/id"));
    }

    /** The paths of keys that are ignored with all below them. */
    private static List<String> lost(Layer layer) {
        return layer.ignored().stream()
                .flatMap(problem -> layer.written().places().entrySet().stream()
                        .filter(place -> place.getValue().equals(problem.at()))
                        .map(place -> whole(layer, place.getKey(), problem.at())))
                .toList();
    }

    /** A problem at the beginning of a named part is about the whole part. */
    private static String whole(Layer layer, String key, Origin at) {
        int slash = key.lastIndexOf('/');
        if (!NAMED.contains(root(key)) || slash <= key.indexOf('/')) {
            return key;
        }
        String part = key.substring(0, slash);
        return !part.endsWith("/sign-offs") && layer.at(part).equals(at) ? part : key;
    }
}
