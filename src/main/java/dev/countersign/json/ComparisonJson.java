package dev.countersign.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.report.Comparison;
import java.util.List;

/** Writes what another policy would have made of past evaluations. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** As one line of JSON, without a line feed. */
    public static String write(Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("all", comparison.all());
        node.set("would-wait", list(comparison.wouldWait()));
        node.set("would-clear", list(comparison.wouldClear()));
        node.set("open", list(comparison.open()));
        return node.toString();
    }

    private static ArrayNode list(List<Comparison.Difference> all) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(all.stream()
                        .map(one -> JsonNodeFactory.instance
                                .objectNode()
                                .put("pull", one.pull().toString())
                                .put("head", one.head())
                                .put("why", one.why()))
                        .toList());
    }
}
