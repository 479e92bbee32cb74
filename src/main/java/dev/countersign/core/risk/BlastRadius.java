package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds how far a change reaches: areas, what depends on them, and kinds of file that reach far. Pure. */
final class BlastRadius {

    /** From so many further areas on, the reach itself is a reason. */
    private static final int WIDE = 5;

    private static final int TOLD_BETWEEN = 3;

    private final Map<String, Area> byName = new LinkedHashMap<>();
    private final Map<String, Integer> steps = new LinkedHashMap<>();
    private final Map<String, String> from = new LinkedHashMap<>();
    private final List<Impact.Reason> reasons = new ArrayList<>();

    private BlastRadius(List<Area> areas) {
        areas.forEach(area -> byName.put(area.name(), area));
    }

    static Impact of(List<ChangedFile> files, Landscape landscape, Completeness completeness) {
        return of(files, KindsTouched.of(files, landscape.kinds()), landscape.areas(), completeness);
    }

    static Impact of(List<ChangedFile> files, KindsTouched kinds, List<Area> areas, Completeness completeness) {
        BlastRadius radius = new BlastRadius(areas);
        if (completeness instanceof Completeness.Truncated truncated) {
            String missing = String.join("; ", truncated.what());
            radius.add(Level.CRITICAL, "is not completely known, so it counts as the highest: " + missing, "");
        }
        radius.touch(files, areas);
        radius.spread();
        kinds.each((kind, found) ->
                radius.add(kind.level(), found.sentence(kind), found.first().path()));
        return radius.impact();
    }

    private void add(Level level, String sentence, String path) {
        reasons.add(new Impact.Reason(level, sentence, path));
    }

    private void touch(List<ChangedFile> files, List<Area> areas) {
        for (Area area : areas) {
            if (new AreaFiles(area.paths()).anyOf(files)) {
                steps.put(area.name(), 0);
                add(level(area), "touches " + named(area.name()), "");
            }
        }
    }

    /** Goes from area to dependent area, each once and by the fewest steps, so that cycles end. */
    private void spread() {
        int touched = steps.size();
        Deque<String> open = new ArrayDeque<>(steps.keySet());
        while (!open.isEmpty()) {
            String name = open.poll();
            for (String dependent : dependents(name)) {
                if (!steps.containsKey(dependent)) {
                    steps.put(dependent, steps.get(name) + 1);
                    from.put(dependent, name);
                    open.add(dependent);
                    Area area = byName.get(dependent);
                    Level level = area == null ? Level.LOW : oneLower(level(area));
                    add(level, named(dependent) + " depends on " + way(dependent), "");
                }
            }
        }
        if (steps.size() - touched >= WIDE) {
            add(Level.MEDIUM, "reaches " + (steps.size() - touched) + " further areas", "");
        }
    }

    /** The touched area that a name is reached from, and what is between. */
    private String way(String name) {
        List<String> between = new ArrayList<>();
        String at = from.get(name);
        while (steps.get(at) > 0) {
            between.add(0, at);
            at = from.get(at);
        }
        if (between.isEmpty()) {
            return at;
        }
        String told = String.join(", ", between.subList(0, Math.min(TOLD_BETWEEN, between.size())));
        return at + " through " + told
                + (between.size() > TOLD_BETWEEN ? " and " + (between.size() - TOLD_BETWEEN) + " more" : "");
    }

    private Impact impact() {
        reasons.sort(Comparator.comparing(Impact.Reason::level).reversed());
        Level worst = reasons.isEmpty() ? Level.LOW : reasons.get(0).level();
        List<Impact.Reached> areas = new ArrayList<>();
        steps.forEach((name, count) -> areas.add(new Impact.Reached(name, word(name), count, dependents(name))));
        return new Impact(worst, areas, reasons);
    }

    private List<String> dependents(String name) {
        Area area = byName.get(name);
        return area == null ? List.of() : area.dependents();
    }

    private String word(String name) {
        Area area = byName.get(name);
        return area == null ? "" : area.criticality().word();
    }

    private String named(String name) {
        return byName.containsKey(name) ? name + " (" + word(name) + ")" : name;
    }

    private static Level level(Area area) {
        return Level.values()[area.criticality().ordinal()];
    }

    private static Level oneLower(Level level) {
        return Level.values()[Math.max(0, level.ordinal() - 1)];
    }
}
