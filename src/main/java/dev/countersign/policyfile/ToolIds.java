package dev.countersign.policyfile;

import dev.countersign.core.command.Closest;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The tools that there are.
 *
 * @param known their catalogue ids
 */
record ToolIds(Set<String> known) {

    ToolIds {
        known = Set.copyOf(known);
    }

    /** Reports an id that is none; {@code *} is any tool. */
    void check(String id, Node at, Problems problems) {
        if (!id.isEmpty() && !id.equals("*") && !known.contains(id)) {
            String hint = Closest.hint(id, known);
            problems.add(
                    at,
                    "no tool is called " + Problems.quote(id),
                    hint.isEmpty()
                            ? "tools are named by id; one of your own needs a `name` under `tools`; `*` is any other"
                            : hint);
        }
    }
}
