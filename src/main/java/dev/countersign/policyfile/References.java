package dev.countersign.policyfile;

import dev.countersign.core.command.Closest;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a file gives and uses, so that the two can be compared at the end. Not thread-safe. */
final class References {

    private static final int HINTED = 100;

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
     * @param areasElsewhere whether areas may also come from elsewhere, so that an unknown one is no mistake
     * @param allElsewhere whether everything may
     */
    void check(Policy read, Optional<Policy> floor, boolean areasElsewhere, boolean allElsewhere) {
        Set<String> areas = new LinkedHashSet<>();
        Set<String> requirements = new LinkedHashSet<>();
        Set<String> checklists = new LinkedHashSet<>();
        for (Policy policy : floor.map(base -> List.of(read, base)).orElse(List.of(read))) {
            policy.areas().forEach(area -> areas.add(area.name()));
            policy.requirements().forEach(requirement -> requirements.add(requirement.name()));
            policy.checklists().forEach(checklist -> checklists.add(checklist.name()));
        }
        if (!areasElsewhere) {
            compare(areasUsed, areas, "no area");
        }
        if (!allElsewhere) {
            compare(requirementsUsed, requirements, "no requirement");
            checklists.addAll(requirements);
            compare(askedUsed, checklists, "no requirement or checklist");
        }
    }

    private void compare(List<Use> uses, Set<String> known, String what) {
        for (Use use : uses) {
            if (!known.contains(use.name()) && !use.name().isEmpty()) {
                problems.add(use.at(), what + " is called " + Problems.quote(use.name()), hint(use.name(), known));
            }
        }
    }

    /** Kept short, and cheap where a hostile file gives and uses thousands of names. */
    private static String hint(String name, Set<String> known) {
        if (known.isEmpty() || known.size() > HINTED) {
            return known.isEmpty() ? "there is none at all" : "";
        }
        String closest = Closest.hint(name, known);
        return closest.isEmpty() ? "there are " + String.join(", ", known) : closest;
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
