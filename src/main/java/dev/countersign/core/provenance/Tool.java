package dev.countersign.core.provenance;

import java.util.List;

/**
 * An AI tool, and the traces it leaves.
 *
 * @param id lower case with dashes, such as {@code claude-code}
 * @param name as people write it
 * @param vendor who makes it
 * @param homepage an address, or empty when there is none
 * @param markers how it is recognised; empty for a tool that is known by name only
 */
public record Tool(String id, String name, String vendor, String homepage, List<Marker> markers) {

    /** Copies the list. */
    public Tool {
        markers = List.copyOf(markers);
    }
}
