package dev.countersign.policyfile;

import com.google.re2j.Pattern;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the tools and markers under {@code tools} that the catalogue does not have, and proves their examples. */
final class AddedToolsReader {

    /** What a tool may say of itself. */
    static final List<String> KEYS = List.of("name", "vendor", "homepage", "markers");

    private static final int MOST_TOOLS = 50;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Words that {@code /ai} takes for something else. */
    private static final Set<String> TAKEN = Set.of("none", "clear", "unnamed", "all", "any");

    private final Values values;
    private final Catalogue catalogue;
    private final boolean laidOver;
    private final AddedTools floor;
    private final Catalogue known;
    private final MarkerReader markers;

    /** A reader of additions to these tools, which are the catalogue's and those of the policy that is built on. */
    AddedToolsReader(Values values, Catalogue catalogue, Optional<Policy> floor) {
        this.values = values;
        this.catalogue = catalogue;
        this.laidOver = floor.isPresent();
        this.floor = floor.map(Policy::addedTools).orElseGet(AddedTools::none);
        this.known = catalogue.with(this.floor.all());
        this.markers = new MarkerReader(values);
    }

    AddedTools read(Section policy) {
        List<Tool> tools = new ArrayList<>();
        policy.node("tools").filter(MappingNode.class::isInstance).ifPresent(node -> {
            Section section = Section.named(values, node, "`tools`");
            for (String id : section.keys()) {
                section.node(id)
                        .filter(MappingNode.class::isInstance)
                        .flatMap(tool -> tool(id, section.keyNode(id), Section.named(values, tool, "a tool")))
                        .ifPresent(tools::add);
            }
            if (tools.size() > MOST_TOOLS) {
                values.problems().add(node, "more than " + MOST_TOOLS + " tools are added", "");
            }
        });
        AddedTools added = new AddedTools(tools, List.of());
        if (values.problems().none()) {
            prove(added);
        }
        return added;
    }

    /** The ids of all tools that can be named beside these. */
    Set<String> ids(AddedTools added) {
        Set<String> ids = new LinkedHashSet<>(known.ids());
        added.all().forEach(tool -> ids.add(tool.id()));
        return ids;
    }

    private Optional<Tool> tool(String id, Node at, Section section) {
        if (KEYS.stream().noneMatch(section::has)) {
            return Optional.empty();
        }
        boolean listed = known.ids().contains(id);
        if (listed || id.equals("*")) {
            for (String key : KEYS.subList(0, id.equals("*") ? KEYS.size() : KEYS.size() - 1)) {
                if (section.has(key)) {
                    values.problems()
                            .add(section.keyNode(key), Problems.quote(id) + " takes no `" + key + "`", "remove it");
                }
            }
        } else if (!section.has("name")) {
            return Optional.empty();
        } else if (!ID.matches(id) || TAKEN.contains(id)) {
            values.problems()
                    .add(
                            at,
                            Problems.quote(id) + " cannot be a tool's id",
                            "use up to 40 small letters, digits and `-`, and none of "
                                    + String.join(", ", TAKEN.stream().sorted().toList()));
        }
        return Optional.of(new Tool(
                id,
                listed ? known.name(id) : section.text("name", id),
                section.text("vendor", ""),
                section.text("homepage", ""),
                markers(id, section)));
    }

    private List<Marker> markers(String id, Section section) {
        List<Marker> read = new ArrayList<>();
        for (Node node : section.items("markers")) {
            markers.read(node, id + "/policy-" + Sha256.of(text(node)).substring(0, 8))
                    .ifPresent(read::add);
        }
        return read;
    }

    /** What is written there, without its layout, so that a marker keeps its id when the file is rearranged. */
    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        if (node instanceof ScalarNode scalar) {
            text.append(scalar.getValue());
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> text.append('[').append(text(item)));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(entry -> text.append('{')
                            .append(text(entry.getKeyNode()))
                            .append(':')
                            .append(text(entry.getValueNode())));
        }
        return text.append('\n').toString();
    }

    private void prove(AddedTools added) {
        if (markers.examples().isEmpty()) {
            return;
        }
        Detector detector = new Detector(catalogue, laidOver ? floor.under(added) : added);
        for (MarkerReader.Written written : markers.examples()) {
            if (!written.example().holds(detector)) {
                String text = Problems.quote(written.example().text());
                values.problems()
                        .add(
                                written.at(),
                                written.example().match()
                                        ? "the marker does not find " + text
                                        : "the marker finds " + text + ", which it must not",
                                "texts are compared in lower case, patterns are found anywhere unless they begin with `^`");
            }
        }
    }
}
