package dev.countersign.policyfile;

import dev.countersign.core.command.Closest;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of the file: its keys checked, its values read on demand. */
final class Section {

    private final Values values;
    private final Origin origin;
    private final String what;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private Section(Values values, Node node, String what) {
        this.values = values;
        this.origin = values.problems().at(node);
        this.what = what;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        } else {
            values.wrongType(node, what, "a mapping, as in `{key: value}`");
        }
    }

    /** A mapping whose keys are known. */
    static Section of(Values values, Node node, String what, List<String> keys) {
        Section section = new Section(values, node, what);
        section.entries.values().forEach(entry -> section.checkKnown(entry, keys));
        return section;
    }

    /** A mapping whose keys are names that the admin chose. */
    static Section named(Values values, Node node, String what) {
        return new Section(values, node, what);
    }

    private void enter(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            values.problems().add(entry.getKeyNode(), "a key of " + what + " is not a word", "");
            return;
        }
        NodeTuple earlier = entries.putIfAbsent(key.getValue(), entry);
        if (earlier != null) {
            int line = values.problems().at(earlier.getKeyNode()).line();
            values.problems()
                    .add(
                            key,
                            "the key " + Problems.quote(key.getValue()) + " is here twice",
                            "it is already on line " + line + "; keep one");
        }
    }

    private void checkKnown(NodeTuple entry, List<String> keys) {
        String key = ((ScalarNode) entry.getKeyNode()).getValue();
        if (!keys.contains(key)) {
            String hint = Closest.hint(key, keys);
            values.problems()
                    .add(
                            entry.getKeyNode(),
                            "unknown key " + Problems.quote(key),
                            hint.isEmpty() ? what + " takes " + String.join(", ", keys) : hint);
        }
    }

    /** Notes where each key is, under that path. */
    void note(Map<String, Origin> written, String... path) {
        entries.forEach((key, entry) -> {
            List<String> whole = new ArrayList<>(List.of(path));
            whole.add(key);
            written.putIfAbsent(
                    Written.key(whole.toArray(String[]::new)), values.problems().at(entry.getKeyNode()));
        });
    }

    Origin origin() {
        return origin;
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    Node keyNode(String key) {
        return entries.get(key).getKeyNode();
    }

    /** The items of a list; none when the key is absent or, with a problem, no list. */
    List<Node> items(String key) {
        return node(key).map(node -> itemsOf(node, key)).orElse(List.of());
    }

    private List<Node> itemsOf(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        values.wrongType(node, "`" + key + "`", "a list, as in `[one, two]`");
        return List.of();
    }

    String text(String key, String otherwise) {
        return node(key).map(node -> values.text(node, key)).orElse(otherwise);
    }

    /** A text that must be there. */
    String needed(String key) {
        if (!has(key)) {
            values.problems().add(origin, what + " has no `" + key + "`", "add `" + key + ": …`");
        }
        return text(key, "");
    }

    List<String> texts(String key) {
        return node(key).map(node -> values.texts(node, key)).orElse(List.of());
    }

    int number(String key, int least, int most, int otherwise) {
        return node(key)
                .map(node -> values.number(node, key, least, most).orElse(otherwise))
                .orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return node(key).map(node -> values.flag(node, key)).orElse(otherwise);
    }

    <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
        return node(key).flatMap(node -> values.word(node, key, words)).orElse(otherwise);
    }

    <E extends Enum<E>> List<E> words(String key, Class<E> words) {
        return node(key)
                .map(node -> values.several(node).stream()
                        .flatMap(item -> values.word(item, key, words).stream())
                        .toList())
                .orElse(List.of());
    }

    Optional<Section> section(String key, List<String> keys) {
        return node(key).map(node -> of(values, node, "`" + key + "`", keys));
    }
}
