package dev.countersign.policyfile;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Freshness;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.risk.KindRule;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code risk.far-reaching} and {@code guidance}, which can both be {@code off}. */
final class KindsReader {

    private static final String KEY = "far-reaching";
    private static final int MOST = 10_000;

    private final Values values;
    private final Map<String, Origin> written;

    KindsReader(Values values, Map<String, Origin> written) {
        this.values = values;
        this.written = written;
    }

    List<KindRule> kinds(Section policy) {
        List<KindRule> rules = new ArrayList<>();
        policy.section("risk", GeneralReader.RISK)
                .flatMap(risk -> risk.node(KEY))
                .ifPresent(node -> {
                    Section section = Section.named(values, node, "`" + KEY + "`");
                    section.note(written, "risk", KEY);
                    for (String id : section.keys()) {
                        values.name(section.keyNode(id), KEY);
                        section.node(id).ifPresent(kind -> rules.add(kind(id, kind)));
                    }
                });
        return rules;
    }

    private KindRule kind(String id, Node node) {
        PathPatterns nothing = PathPatterns.of(List.of());
        if (isOff(node)) {
            return new KindRule(id, false, KindRule.usualLevel(id), nothing, nothing);
        }
        Section section = Section.of(values, node, "kind " + Problems.quote(id), List.of("paths", "except", "level"));
        section.note(written, "risk", KEY, id);
        PathPatterns paths = patterns(section, "paths");
        if (paths.matchesNothing() && !KindRule.isBuiltIn(id)) {
            values.problems()
                    .add(
                            section.origin(),
                            "kind " + Problems.quote(id) + " has no paths, so no file is of it",
                            "add `paths: [\"…/**\"]`");
        }
        return new KindRule(
                id,
                true,
                section.word("level", Level.class, KindRule.usualLevel(id)),
                paths,
                patterns(section, "except"));
    }

    private PathPatterns patterns(Section section, String key) {
        return section.node(key).map(node -> values.paths(node, key)).orElseGet(() -> PathPatterns.of(List.of()));
    }

    Freshness freshness(Section policy) {
        Freshness defaults = Freshness.defaults();
        Optional<Node> node = policy.node("guidance");
        if (node.isEmpty()) {
            return defaults;
        }
        if (isOff(node.get())) {
            return new Freshness(false, defaults.changes(), defaults.days());
        }
        Section section = Section.of(values, node.get(), "`guidance`", List.of("changes", "days"));
        section.note(written, "guidance");
        return new Freshness(
                true,
                section.number("changes", 1, MOST, defaults.changes()),
                section.number("days", 1, MOST, defaults.days()));
    }

    private static boolean isOff(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals("off");
    }
}
