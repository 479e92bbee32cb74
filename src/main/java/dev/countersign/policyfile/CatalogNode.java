package dev.countersign.policyfile;

import dev.countersign.core.policy.Origin;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a catalogue file, read leniently: Backstage allows much more than is looked at here.
 *
 * @param node the value, or what it would be in when it is not there
 */
record CatalogNode(Node node) {

    /** The value of a key; one without keys when it is not there. */
    CatalogNode at(String key) {
        return value(key).map(CatalogNode::new).orElseGet(() -> new CatalogNode(withoutKeys(node)));
    }

    /** The text of a key; empty when there is none. */
    String text(String key) {
        return value(key)
                .filter(ScalarNode.class::isInstance)
                .map(found -> ((ScalarNode) found).getValue().strip())
                .orElse("");
    }

    /** The texts of a key's list, or its only text. */
    List<String> texts(String key) {
        return value(key)
                .map(found -> found instanceof SequenceNode list ? list.getValue() : List.of(found))
                .orElse(List.of())
                .stream()
                .filter(ScalarNode.class::isInstance)
                .map(found -> ((ScalarNode) found).getValue().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Origin origin(Problems problems) {
        return problems.at(node);
    }

    private Optional<Node> value(String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(pair -> pair.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static Node withoutKeys(Node place) {
        return new ScalarNode(place.getTag(), true, "", ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }
}
