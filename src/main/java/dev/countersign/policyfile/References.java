package dev.countersign.policyfile;

import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.risk.Area;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that a file gives and uses, so that the two can be compared at the end. Not thread-safe. */
final class References {

    private record Use(String name, Origin at) {}

    private final Problems problems;
    private final Map<String, Origin> asked = new LinkedHashMap<>();
    private final Map<String, Origin> items = new LinkedHashMap<>();
    private final List<Use> areasUsed = new ArrayList<>();
    private final List<Use> requirementsUsed = new ArrayList<>();
    private final List<Use> askedUsed = new ArrayList<>();

    References(Problems problems) {
        this.problems = problems;
    }

    /** A requirement or checklist of that name is written there; they share their names. */
    void asks(String name, Origin at) {
        once(asked, name, at, "a requirement or checklist");
    }

    /** A checklist item of that name is written there. */
    void item(String id, Origin at) {
        once(items, id, at, "a checklist item");
    }

    void usesArea(String name, Origin at) {
        areasUsed.add(new Use(name, at));
    }

    void usesRequirement(String name, Origin at) {
        requirementsUsed.add(new Use(name, at));
    }

    void usesAsked(String name, Origin at) {
        askedUsed.add(new Use(name, at));
    }

    /**
     * Reports every name that is used and given neither here nor by the floor.
     *
     * @param catalogued whether areas may also come from catalogue files, so that an unknown one is no mistake
     */
    void check(Policy read, Policy floor, boolean catalogued) {
        Set<String> areas = new LinkedHashSet<>();
        read.areas().stream().map(Area::name).forEach(areas::add);
        floor.areas().stream().map(Area::name).forEach(areas::add);
        Set<String> requirements = new LinkedHashSet<>();
        read.requirements().forEach(requirement -> requirements.add(requirement.name()));
        floor.requirements().forEach(requirement -> requirements.add(requirement.name()));
        Set<String> all = new LinkedHashSet<>(requirements);
        read.checklists().forEach(checklist -> all.add(checklist.name()));
        floor.checklists().forEach(checklist -> all.add(checklist.name()));
        if (!catalogued) {
            compare(areasUsed, areas, "no area");
        }
        compare(requirementsUsed, requirements, "no requirement");
        compare(askedUsed, all, "no requirement or checklist");
    }

    private void compare(List<Use> uses, Set<String> known, String what) {
        for (Use use : uses) {
            if (!known.contains(use.name()) && !use.name().isEmpty()) {
                String closest = Closest.hint(use.name(), known);
                String hint = known.isEmpty() ? "there is none at all" : "there are " + String.join(", ", known);
                problems.add(
                        use.at(),
                        what + " is called " + Problems.quote(use.name()),
                        closest.isEmpty() ? hint : closest);
            }
        }
    }

    private void once(Map<String, Origin> names, String name, Origin at, String what) {
        Origin earlier = name.isEmpty() ? null : names.putIfAbsent(name, at);
        if (earlier != null) {
            problems.add(
                    at,
                    what + " called " + Problems.quote(name) + " is here twice",
                    "it is already on line " + earlier.line() + "; give this one another name");
        }
    }
}
