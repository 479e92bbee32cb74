package dev.countersign.policyfile;

import dev.countersign.core.change.Check;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Says the predicates of policy-bot about statuses, checks and workflows. */
record PolicyBotChecks(Values values) {

    static final List<String> KEYS = List.of("has_status", "has_workflow_result");

    private static final Set<String> SUCCESS = Set.of("succeeded");

    private static final Map<String, String> ENDS = Map.of(
            "success", "succeeded",
            "failure", "failure",
            "error", "failure",
            "neutral", "neutral",
            "skipped", "skipped",
            "cancelled", "cancelled",
            "timed_out", "timed-out",
            "action_required", "action-required",
            "stale", "stale");

    /** Which checks must have ended how. */
    private record Asked(List<String> names, Set<String> ends) {}

    /** What one of the predicates comes to; empty when it cannot be said. */
    Optional<PolicyBotSaid> said(Node node, String key) {
        return asked(node, key).map(asked -> {
            List<String> ends = List.copyOf(asked.ends());
            return ended(asked.names(), ends.size() == 1 ? ends.get(0) : "[" + String.join(", ", ends) + "]");
        });
    }

    /** The names that must have succeeded; empty when another end will do. */
    Optional<List<String>> succeeding(Node node, String key) {
        return asked(node, key).filter(asked -> asked.ends().equals(SUCCESS)).map(Asked::names);
    }

    static PolicyBotSaid ended(List<String> names, String how) {
        return PolicyBotSaid.exactly(PolicyBotPhrase.all(names.stream()
                .map(name -> PolicyBotPhrase.raw("checks", "{" + PolicyBotPhrase.quoted(name) + ": " + how + "}"))
                .toList()));
    }

    private Optional<Asked> asked(Node node, String key) {
        boolean workflows = key.equals("has_workflow_result");
        String list = workflows ? "workflows" : "statuses";
        Section section = Section.of(values, node, "`" + key + "`", List.of("conclusions", list));
        List<String> names = section.texts(list);
        List<String> conclusions = section.has("conclusions") ? section.texts("conclusions") : List.of("success");
        // A name of one kind is never looked for among the other.
        return ENDS.keySet().containsAll(conclusions)
                        && !conclusions.isEmpty()
                        && names.stream().allMatch(name -> Check.isWorkflow(name) == workflows)
                ? Optional.of(new Asked(
                        names,
                        new LinkedHashSet<>(conclusions.stream().map(ENDS::get).toList())))
                : Optional.empty();
    }
}
