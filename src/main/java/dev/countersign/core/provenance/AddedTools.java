package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tools, and markers of tools, that policies add to the catalogue. They only ever find more: nothing that the catalogue finds is
 * taken away.
 *
 * @param floor by the policy that is the floor; its names are known where people credit tools, so that such a credit does not stand
 *     for an unnamed tool as well
 * @param beside by a policy laid over it, without the markers that the floor has
 */
public record AddedTools(List<Tool> floor, List<Tool> beside) {

    /** Copies the lists, and leaves out of the second what the first has. */
    public AddedTools {
        floor = List.copyOf(floor);
        beside = without(ids(floor), beside);
    }

    /** Nothing. */
    public static AddedTools none() {
        return new AddedTools(List.of(), List.of());
    }

    /** What these and those of a policy laid over them add together. */
    public AddedTools under(AddedTools repository) {
        return new AddedTools(
                floor, Stream.concat(beside.stream(), repository.all().stream()).toList());
    }

    /** All of them; two entries can be of one tool. */
    public List<Tool> all() {
        return Stream.concat(floor.stream(), beside.stream()).toList();
    }

    /** Whether nothing is added. */
    public boolean isEmpty() {
        return floor.isEmpty() && beside.isEmpty();
    }

    private static Set<String> ids(List<Tool> tools) {
        Set<String> ids = new LinkedHashSet<>();
        tools.forEach(
                tool -> tool.markers().forEach(marker -> ids.add(marker.card().id())));
        return ids;
    }

    private static List<Tool> without(Set<String> known, List<Tool> tools) {
        List<Tool> left = new ArrayList<>();
        for (Tool tool : tools) {
            List<Marker> markers = tool.markers().stream()
                    .filter(marker -> known.add(marker.card().id()))
                    .toList();
            left.add(new Tool(tool.id(), tool.name(), tool.vendor(), tool.homepage(), markers));
        }
        return List.copyOf(left);
    }
}
