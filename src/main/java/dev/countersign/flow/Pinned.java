package dev.countersign.flow;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import java.util.List;

/**
 * What was known before a head was first judged: a verdict does not change because another change was merged.
 *
 * @param past what happened to the files of the change
 * @param guidance how old the instructions and documents for them are
 * @param areas digest of the areas by which the documents were looked for
 */
public record Pinned(History.Known past, Guidance guidance, String areas) {

    /** The digest of areas. */
    public static String digest(List<Area> areas) {
        return Sha256.of(areas.toString());
    }
}
