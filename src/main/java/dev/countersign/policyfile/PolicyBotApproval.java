package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Turns the tree of {@code and} and {@code or} into a list of alternatives, of each of which one rule must approve.
 *
 * <p>Where a rule within an {@code and} is skipped, the list may ask more than the tree does, never less.
 */
final class PolicyBotApproval {

    private static final int MOST = 64;

    private final Values values;
    private final Map<String, PolicyBotRule> rules;

    PolicyBotApproval(Values values, Map<String, PolicyBotRule> rules) {
        this.values = values;
        this.rules = rules;
    }

    /** All of these must approve, each by one of its rules. */
    List<List<PolicyBotRule>> read(Node node) {
        return both(values.several(node));
    }

    private List<List<PolicyBotRule>> either(Node node) {
        if (node instanceof ScalarNode name) {
            return rule(name).map(rule -> List.of(List.of(rule))).orElse(List.of());
        }
        if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple pair = mapping.getValue().get(0);
            boolean list = pair.getValueNode() instanceof SequenceNode;
            if (list
                    && pair.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("and")) {
                return both(values.several(pair.getValueNode()));
            }
            if (list
                    && pair.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("or")) {
                return one(node, values.several(pair.getValueNode()));
            }
        }
        values.wrongType(node, "an approval", "the name of a rule, `and: […]` or `or: […]`");
        return List.of();
    }

    private Optional<PolicyBotRule> rule(ScalarNode name) {
        Optional<PolicyBotRule> rule = Optional.ofNullable(rules.get(name.getValue()));
        if (rule.isEmpty()) {
            values.problems().add(name, "no rule is called " + Problems.quote(name.getValue()), "");
        }
        return rule;
    }

    private List<List<PolicyBotRule>> both(List<Node> nodes) {
        return nodes.stream().flatMap(node -> either(node).stream()).toList();
    }

    private List<List<PolicyBotRule>> one(Node node, List<Node> nodes) {
        List<List<PolicyBotRule>> product = List.of(List.of());
        for (Node part : nodes) {
            List<List<PolicyBotRule>> alternatives = either(part);
            List<List<PolicyBotRule>> next = new ArrayList<>();
            for (List<PolicyBotRule> before : product) {
                for (List<PolicyBotRule> alternative : alternatives) {
                    Set<PolicyBotRule> joined = new LinkedHashSet<>(before);
                    joined.addAll(alternative);
                    next.add(List.copyOf(joined));
                }
            }
            if (next.size() > MOST) {
                values.problems().add(node, "too many combinations; each rule below is asked for itself", "");
                return both(nodes);
            }
            product = next;
        }
        return nodes.isEmpty() ? List.of() : product;
    }
}
