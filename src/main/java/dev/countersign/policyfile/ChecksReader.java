package dev.countersign.policyfile;

import dev.countersign.core.change.Check;
import dev.countersign.core.policy.Question;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the {@code checks} of a {@code when}: which of them must have ended how. */
record ChecksReader(Values values) {

    /** How a check ended: well, not well, or as GitHub calls it. */
    private enum End {
        SUCCEEDED(EnumSet.of(Check.State.SUCCEEDED)),
        FAILED(EnumSet.complementOf(EnumSet.of(Check.State.SUCCEEDED, Check.State.RUNNING))),
        FAILURE(EnumSet.of(Check.State.FAILED)),
        NEUTRAL(EnumSet.of(Check.State.NEUTRAL)),
        SKIPPED(EnumSet.of(Check.State.SKIPPED)),
        CANCELLED(EnumSet.of(Check.State.CANCELLED)),
        TIMED_OUT(EnumSet.of(Check.State.TIMED_OUT)),
        ACTION_REQUIRED(EnumSet.of(Check.State.ACTION_REQUIRED)),
        STALE(EnumSet.of(Check.State.STALE));

        private final Set<Check.State> states;

        End(Set<Check.State> states) {
            this.states = states;
        }
    }

    Question read(Node node) {
        Section section = Section.named(values, node, "`checks`");
        Map<String, Set<Check.State>> ends = new LinkedHashMap<>();
        for (String name : section.keys()) {
            section.node(name).ifPresent(value -> ends.put(name, ends(name, value)));
        }
        if (section.keys().isEmpty() && node instanceof MappingNode) {
            values.problems().add(node, "`checks` is empty", "write `checks: {build: succeeded}`");
        }
        return new Question.Checks(ends);
    }

    private Set<Check.State> ends(String name, Node node) {
        Set<Check.State> states = EnumSet.noneOf(Check.State.class);
        values.several(node)
                .forEach(item -> values.word(item, name, End.class).ifPresent(end -> states.addAll(end.states)));
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            values.problems()
                    .add(
                            node,
                            "`" + name + "` is an empty list, so it can never hold",
                            "name how it should have ended");
        }
        return states;
    }
}
