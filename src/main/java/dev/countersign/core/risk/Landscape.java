package dev.countersign.core.risk;

import java.util.List;

/**
 * What a policy says of the code base, by which the impact of a change is told.
 *
 * @param areas its named parts
 * @param kinds kinds of file that reach far wherever they are
 */
public record Landscape(List<Area> areas, Kinds kinds) {

    /** Copies the list. */
    public Landscape {
        areas = List.copyOf(areas);
    }

    /** Those areas, and the built-in kinds of file. */
    public static Landscape of(Area... areas) {
        return new Landscape(List.of(areas), Kinds.builtIn());
    }
}
