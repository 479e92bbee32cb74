package dev.countersign.core.policy;

import dev.countersign.core.risk.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The areas of both policies: more paths, more dependents, higher criticality; owners only where there were none. */
record TightenedAreas(Policy organisation, Policy repository, Loosenings loosenings, Negations negations) {

    List<Area> areas() {
        if (negations.risk() && !repository.areas().isEmpty()) {
            loosenings.add("`areas`", negations.why(), "areas");
            return organisation.areas();
        }
        List<Area> areas = new ArrayList<>();
        for (Area area : organisation.areas()) {
            areas.add(repository.area(area.name()).map(own -> merged(area, own)).orElse(area));
        }
        for (Area own : repository.areas()) {
            Optional<Area> there = organisation.area(own.name());
            if (there.isEmpty() && negations.areas().contains(own.name())) {
                loosenings.add("area `" + own.name() + "`", negated(own), "areas", own.name());
            } else if (there.isEmpty()) {
                areas.add(own);
            }
        }
        return areas;
    }

    private Area merged(Area area, Area own) {
        String name = area.name();
        boolean fixed = negations.areas().contains(name) && !own.paths().matchesNothing();
        if (fixed) {
            loosenings.add("more `paths` for area `" + name + "`", negated(own), "areas", name, "paths");
        }
        return new Area(
                name,
                fixed ? area.paths() : area.paths().or(own.paths()),
                loosenings.strictest(area.criticality(), own.criticality(), "areas", name, "criticality"),
                Tightening.union(area.dependents(), own.dependents()),
                owners(area, own),
                area.docs().or(own.docs()));
    }

    private static String negated(Area own) {
        return "its conditions have area `" + own.name() + "` under `not`";
    }

    private List<String> owners(Area area, Area own) {
        if (area.owners().isEmpty() || own.owners().isEmpty()) {
            return area.owners().isEmpty() ? own.owners() : area.owners();
        }
        List<String> allowed = area.owners().stream()
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .toList();
        List<String> kept = new ArrayList<>();
        for (String owner : own.owners()) {
            if (allowed.contains(owner.toLowerCase(Locale.ROOT))) {
                kept.add(owner);
            } else {
                String hint = "it names " + String.join(", ", area.owners());
                loosenings.add(owner + " as owner of area `" + area.name() + "`", hint, "areas", area.name(), "owners");
            }
        }
        return kept.isEmpty() ? area.owners() : kept;
    }
}
