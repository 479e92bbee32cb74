package dev.countersign.flow;

import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Detector;
import dev.countersign.core.provenance.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One detector for each set of tools that policies add, made when it is first asked for. Thread-safe. */
final class Detectors {

    /** A detector has tables of up to a few megabytes. */
    private static final int KEPT = 32;

    private final Catalogue catalogue;
    private final Detector plain;
    private final Map<List<String>, Detector> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Detector> eldest) {
            return size() > KEPT;
        }
    };

    Detectors(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.plain = new Detector(catalogue);
    }

    /** The detector for the catalogue with these. */
    synchronized Detector of(AddedTools added) {
        return added.isEmpty() ? plain : kept.computeIfAbsent(key(added), key -> new Detector(catalogue, added));
    }

    /** Markers have ids made of what they say, so that equal ids are equal markers. */
    private static List<String> key(AddedTools added) {
        return Stream.concat(Stream.concat(key(added.floor()), Stream.of("")), key(added.beside()))
                .toList();
    }

    private static Stream<String> key(List<Tool> tools) {
        return tools.stream()
                .flatMap(tool -> Stream.concat(
                        Stream.of(tool.id() + "\n" + tool.name()),
                        tool.markers().stream().map(marker -> marker.card().id())));
    }
}
