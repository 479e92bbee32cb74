package dev.countersign.policyfile;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.risk.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code areas}. */
final class AreasReader {

    private final Values values;
    private final References references;
    private final Map<String, Origin> written;

    AreasReader(Values values, References references, Map<String, Origin> written) {
        this.values = values;
        this.references = references;
        this.written = written;
    }

    List<Area> read(Section policy) {
        List<Area> areas = new ArrayList<>();
        policy.node("areas").ifPresent(node -> {
            Section section = Section.named(values, node, "`areas`");
            section.note(written, "areas");
            for (String name : section.keys()) {
                values.name(section.keyNode(name), "areas");
                section.node(name).ifPresent(area -> areas.add(area(name, area)));
            }
        });
        return areas;
    }

    private Area area(String name, Node node) {
        Section section = Section.of(
                values,
                node,
                "area " + Problems.quote(name),
                List.of("paths", "criticality", "dependents", "owners", "docs"));
        section.note(written, "areas", name);
        section.node("dependents")
                .ifPresent(list -> values.several(list)
                        .forEach(item -> references.usesArea(
                                values.text(item, "dependents"),
                                values.problems().at(item))));
        return new Area(
                name,
                paths(section, "paths"),
                section.word("criticality", Area.Criticality.class, Area.Criticality.NORMAL),
                section.texts("dependents"),
                owners(section),
                paths(section, "docs"));
    }

    private PathPatterns paths(Section section, String key) {
        return section.node(key).map(node -> values.paths(node, key)).orElseGet(() -> PathPatterns.of(List.of()));
    }

    private List<String> owners(Section section) {
        List<String> owners = section.texts("owners");
        section.node("owners")
                .ifPresent(list -> values.several(list).forEach(item -> {
                    String owner = item instanceof ScalarNode scalar ? scalar.getValue() : "";
                    Optional<Signers> signers = Signers.read(owner);
                    boolean account = signers.filter(who -> who instanceof Signers.User || who instanceof Signers.Team)
                            .isPresent();
                    if (!owner.isBlank() && !account) {
                        values.problems()
                                .add(
                                        item,
                                        Problems.quote(owner) + " cannot own an area",
                                        "write `@login` or `@org/team`");
                    }
                }));
        return owners;
    }
}
