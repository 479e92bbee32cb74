package dev.countersign.policyfile;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.ToolRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code tools}, the register. */
final class ToolsReader {

    private static final List<String> RULE = List.of("status", "except-paths", "repositories", "until", "owner");
    private static final List<String> KEYS =
            Stream.concat(RULE.stream(), AddedToolsReader.KEYS.stream()).toList();

    private final Values values;
    private final ToolIds tools;
    private final Map<String, Origin> written;

    ToolsReader(Values values, ToolIds tools, Map<String, Origin> written) {
        this.values = values;
        this.tools = tools;
        this.written = written;
    }

    /** The rules as they are written, the one for any other tool last. */
    List<ToolRule> read(Section policy) {
        List<ToolRule> rules = new ArrayList<>();
        policy.node("tools").ifPresent(node -> {
            Section section = Section.named(values, node, "`tools`");
            section.note(written, "tools");
            for (String id : section.keys()) {
                tools.check(id, section.keyNode(id), values.problems());
                section.node(id)
                        .flatMap(rule -> rule(id, rule, values.problems().at(section.keyNode(id))))
                        .ifPresent(rules::add);
            }
        });
        rules.sort(Comparator.comparing((ToolRule rule) -> rule.tool().equals("*")));
        return rules;
    }

    /** The rule; none for a tool that only gets markers. */
    private Optional<ToolRule> rule(String id, Node node, Origin origin) {
        Section section = Section.of(values, node, "tool " + Problems.quote(id), KEYS);
        section.note(written, "tools", id);
        if (section.has("markers") && RULE.stream().noneMatch(section::has)) {
            return Optional.empty();
        }
        section.needed("status");
        ToolRule.Status status = section.has("status")
                ? values.word(section.node("status").orElseThrow(), "status", ToolRule.Status.class)
                        .orElse(ToolRule.Status.PROHIBITED)
                : ToolRule.Status.PROHIBITED;
        if (status != ToolRule.Status.TRIAL) {
            only(section, "repositories", "a trial");
            only(section, "until", "a trial");
        }
        if (status == ToolRule.Status.PROHIBITED || status == ToolRule.Status.EXCEPTION) {
            only(section, "except-paths", "an approved tool or a trial");
        }
        return Optional.of(new ToolRule(
                id,
                status,
                section.node("except-paths")
                        .map(paths -> values.paths(paths, "except-paths"))
                        .orElseGet(() -> PathPatterns.of(List.of())),
                section.node("repositories")
                        .map(names -> values.names(names, "repositories").written())
                        .orElse(List.of()),
                section.node("until").map(date -> values.date(date, "until")).orElse(LocalDate.MAX),
                section.text("owner", ""),
                origin));
    }

    private void only(Section section, String key, String whose) {
        if (section.has(key) && section.has("status")) {
            values.problems().add(section.keyNode(key), "`" + key + "` only means something for " + whose, "remove it");
        }
    }
}
