package dev.countersign.policyfile;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Catalog;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Written;
import dev.countersign.core.risk.Area;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes areas of the entities of a catalogue's files, whose references may go from one file to another. Used once. */
public final class CatalogAreas {

    /** One area under way; entities of several kinds may share it. */
    private static final class Draft {
        private final String name;
        private final Set<String> folders = new LinkedHashSet<>();
        private final Set<String> owners = new LinkedHashSet<>();
        private final Set<String> dependents = new LinkedHashSet<>();
        private List<Area.Criticality> criticality = List.of();

        private Draft(String name) {
            this.name = name;
        }
    }

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Origin> written = new HashMap<>();

    private CatalogAreas() {}

    /** The areas of all files together. */
    public static Catalog of(List<CatalogReading.Valid> files) {
        List<CatalogEntity> entities =
                files.stream().flatMap(file -> file.entities().stream()).toList();
        CatalogAreas areas = new CatalogAreas();
        entities.forEach(areas::enter);
        entities.forEach(areas::link);
        areas.linkByApis(entities);
        return areas.catalog();
    }

    private void enter(CatalogEntity entity) {
        Draft draft = drafts.computeIfAbsent(entity.reference().area(), area -> new Draft(entity.name()));
        draft.folders.add(entity.folder());
        draft.owners.addAll(entity.owners());
        draft.criticality = highest(draft.criticality, entity.criticality());
        for (String key : List.of("", "/paths", "/owners", "/criticality")) {
            boolean there = !key.equals("/criticality") || !draft.criticality.isEmpty();
            if (there) {
                written.putIfAbsent(Written.key("areas", draft.name) + key, entity.origin());
            }
        }
    }

    private static List<Area.Criticality> highest(List<Area.Criticality> one, List<Area.Criticality> other) {
        return one.isEmpty() || !other.isEmpty() && other.get(0).compareTo(one.get(0)) > 0 ? other : one;
    }

    private void link(CatalogEntity entity) {
        entity.breaks().forEach(whole -> depends(whole, entity.reference()));
        entity.breaksWith().forEach(part -> depends(entity.reference(), part));
    }

    /** Who consumes an API breaks with who provides it. */
    private void linkByApis(List<CatalogEntity> entities) {
        Map<CatalogReference, List<CatalogEntity>> consumers = new HashMap<>();
        for (CatalogEntity entity : entities) {
            entity.consumes()
                    .forEach(api -> consumers
                            .computeIfAbsent(api, name -> new ArrayList<>())
                            .add(entity));
        }
        for (CatalogEntity provider : entities) {
            for (CatalogReference api : new LinkedHashSet<>(provider.provides())) {
                consumers
                        .getOrDefault(api, List.of())
                        .forEach(consumer -> depends(consumer.reference(), provider.reference()));
            }
        }
    }

    /** Notes that one breaks with the other; what is not in this repository can break, but is not touched here. */
    private void depends(CatalogReference dependent, CatalogReference on) {
        Draft draft = CatalogReader.AREAS.contains(on.kind()) ? drafts.get(on.area()) : null;
        if (draft != null && !dependent.area().equals(on.area())) {
            Draft known = drafts.get(dependent.area());
            draft.dependents.add(known == null ? dependent.area() : known.name);
        }
    }

    private Catalog catalog() {
        List<Area> areas = drafts.values().stream()
                .map(draft -> new Area(
                        draft.name,
                        PathPatterns.of(draft.folders.stream()
                                .map(CatalogAreas::pattern)
                                .toList()),
                        draft.criticality.isEmpty() ? Area.Criticality.NORMAL : draft.criticality.get(0),
                        List.copyOf(draft.dependents),
                        List.copyOf(draft.owners)))
                .toList();
        return new Catalog(areas, new Written(written));
    }

    /** Everything below a folder, whatever characters its name has. */
    private static String pattern(String folder) {
        StringBuilder pattern = new StringBuilder("/");
        folder.chars()
                .forEach(c ->
                        pattern.append("\\*?[]!".indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return pattern.append(folder.isEmpty() ? "**" : "/**").toString();
    }
}
