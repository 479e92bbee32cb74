package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tools that are known, and the bots that are known not to be AI.
 *
 * <p>No two tools share an id, nor two markers. Immutable.
 *
 * @param tools in the order they are shown
 * @param automation bots that are not AI
 */
public record Catalogue(List<Tool> tools, List<Automaton> automation) {

    /**
     * Checks that ids are unique.
     *
     * @throws IllegalArgumentException when two tools or two markers share an id; the message names it
     */
    public Catalogue {
        tools = List.copyOf(tools);
        automation = List.copyOf(automation);
        Set<String> seen = new LinkedHashSet<>();
        for (Tool tool : tools) {
            refuseTwice(seen, "tool", tool.id());
            tool.markers()
                    .forEach(marker -> refuseTwice(seen, "marker", marker.card().id()));
        }
    }

    private static void refuseTwice(Set<String> seen, String kind, String id) {
        if (!seen.add(kind + " " + id)) {
            throw new IllegalArgumentException("the catalogue has two " + kind + "s with the id `" + id + "`");
        }
    }

    /** A catalogue of these tools alone. */
    public static Catalogue of(List<Tool> tools) {
        return new Catalogue(tools, List.of());
    }

    /** The ids of all tools, in order. */
    public List<String> ids() {
        return tools.stream().map(Tool::id).toList();
    }

    /** The tool's name as people write it, or the id itself when it is not known. */
    public String name(String id) {
        return tools.stream()
                .filter(tool -> tool.id().equals(id))
                .map(Tool::name)
                .findFirst()
                .orElse(id);
    }

    /** How far the marker can be trusted; one that is not known any more counts as strong. */
    public Strength strength(String marker) {
        return tools.stream()
                .flatMap(tool -> tool.markers().stream())
                .map(Marker::card)
                .filter(card -> card.id().equals(marker))
                .map(Card::strength)
                .findFirst()
                .orElse(Strength.STRONG);
    }

    /**
     * This catalogue with more tools and markers, as an organisation adds them.
     *
     * <p>A tool that is known already keeps its name, vendor and homepage, and gets the markers in addition.
     *
     * @throws IllegalArgumentException when a marker's id is taken
     */
    public Catalogue with(List<Tool> more) {
        Map<String, Tool> byId = new LinkedHashMap<>();
        tools.forEach(tool -> byId.put(tool.id(), tool));
        for (Tool tool : more) {
            byId.merge(tool.id(), tool, Catalogue::join);
        }
        return new Catalogue(List.copyOf(byId.values()), automation);
    }

    private static Tool join(Tool known, Tool added) {
        List<Marker> markers = new ArrayList<>(known.markers());
        markers.addAll(added.markers());
        return new Tool(known.id(), known.name(), known.vendor(), known.homepage(), markers);
    }
}
