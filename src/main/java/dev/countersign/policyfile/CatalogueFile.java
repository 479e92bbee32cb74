package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.provenance.Automaton;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A file of the catalogue that Countersign is shipped with. Its markers have the form of those in policies, and names.
 *
 * @param tools the AI tools in it, in order
 * @param automation the bots in it that are not AI, in order
 */
public record CatalogueFile(List<Tool> tools, List<Automaton> automation) {

    /** Copies the lists. */
    public CatalogueFile {
        tools = List.copyOf(tools);
        automation = List.copyOf(automation);
    }

    /**
     * Reads a file strictly.
     *
     * @throws IllegalStateException when something in it is unknown, missing or of the wrong type; the message has all problems
     */
    public static CatalogueFile read(String file, String yaml) {
        Problems problems = new Problems(file);
        Values values = new Values(problems);
        Optional<CatalogueFile> read = YamlTree.read(yaml, problems).map(root -> read(values, root));
        if (!problems.none() || read.isEmpty()) {
            throw new IllegalStateException("the catalogue is damaged: "
                    + problems.sorted().stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        }
        return read.get();
    }

    private static CatalogueFile read(Values values, Node node) {
        Section root = Section.of(values, node, "a catalogue", List.of("tools", "automation"));
        MarkerReader markers = new MarkerReader(values);
        List<Tool> tools = new ArrayList<>();
        List<Automaton> automation = new ArrayList<>();
        root.node("tools")
                .map(all -> Section.named(values, all, "`tools`"))
                .ifPresent(all -> all.keys()
                        .forEach(id -> tools.add(tool(
                                id,
                                Section.of(values, all.node(id).orElseThrow(), "a tool", AddedToolsReader.KEYS),
                                values,
                                markers))));
        root.node("automation")
                .map(all -> Section.named(values, all, "`automation`"))
                .ifPresent(all -> all.keys().forEach(name -> {
                    Section bot =
                            Section.of(values, all.node(name).orElseThrow(), "a bot", List.of("logins", "emails"));
                    automation.add(new Automaton(name, bot.texts("logins"), bot.texts("emails")));
                }));
        return new CatalogueFile(tools, automation);
    }

    private static Tool tool(String id, Section tool, Values values, MarkerReader markers) {
        List<Marker> read = new ArrayList<>();
        tool.node("markers")
                .map(all -> Section.named(values, all, "`markers`"))
                .ifPresent(all -> all.keys()
                        .forEach(name -> markers.read(all.node(name).orElseThrow(), id + "/" + name)
                                .ifPresent(read::add)));
        return new Tool(id, tool.needed("name"), tool.needed("vendor"), tool.text("homepage", ""), read);
    }
}
