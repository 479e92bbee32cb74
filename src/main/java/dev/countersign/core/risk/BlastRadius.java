package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds how far a change reaches: areas, what depends on them, and kinds of file that reach far. Pure. */
final class BlastRadius {

    /** From so many further areas on, the reach itself is a reason. */
    private static final int WIDE = 5;

    private BlastRadius() {}

    static Impact of(List<ChangedFile> files, List<Area> areas, Completeness completeness) {
        return of(files, KindsTouched.of(files), areas, completeness);
    }

    static Impact of(List<ChangedFile> files, KindsTouched kinds, List<Area> areas, Completeness completeness) {
        List<Impact.Reason> reasons = new ArrayList<>();
        if (completeness instanceof Completeness.Truncated truncated) {
            String missing = String.join("; ", truncated.what());
            reasons.add(new Impact.Reason(
                    Level.CRITICAL, "is not completely known, so it counts as the highest: " + missing, ""));
        }
        Map<String, Area> byName = new LinkedHashMap<>();
        areas.forEach(area -> byName.put(area.name(), area));
        Set<String> touched = new LinkedHashSet<>();
        for (Area area : areas) {
            if (new AreaFiles(area.paths()).anyOf(files)) {
                touched.add(area.name());
                Level level = level(area);
                reasons.add(new Impact.Reason(level, "touches " + named(area), ""));
            }
        }
        Set<String> reached = reach(touched, byName);
        for (String name : reached) {
            Area area = byName.get(name);
            Level level = area == null ? Level.LOW : oneLower(level(area));
            String what = area == null ? name : named(area);
            reasons.add(new Impact.Reason(level, what + " depends on what it touches", ""));
        }
        if (reached.size() >= WIDE) {
            reasons.add(new Impact.Reason(Level.MEDIUM, "reaches " + reached.size() + " further areas", ""));
        }
        kinds(kinds, reasons);
        reasons.sort(Comparator.comparing(Impact.Reason::level).reversed());
        Level worst = reasons.isEmpty() ? Level.LOW : reasons.get(0).level();
        return new Impact(worst, List.copyOf(touched), List.copyOf(reached), reasons);
    }

    private static String named(Area area) {
        return area.name() + " (" + area.criticality().word() + ")";
    }

    private static Level level(Area area) {
        return Level.values()[area.criticality().ordinal()];
    }

    private static Level oneLower(Level level) {
        return Level.values()[Math.max(0, level.ordinal() - 1)];
    }

    private static Set<String> reach(Set<String> touched, Map<String, Area> byName) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(touched);
        while (!open.isEmpty()) {
            Area area = byName.get(open.poll());
            for (String dependent : area == null ? List.<String>of() : area.dependents()) {
                if (!touched.contains(dependent) && reached.add(dependent)) {
                    open.add(dependent);
                }
            }
        }
        return reached;
    }

    private static void kinds(KindsTouched kinds, List<Impact.Reason> reasons) {
        for (int i = 0; i < FarReaching.KINDS.size(); i++) {
            FarReaching far = FarReaching.KINDS.get(i);
            int count = kinds.count(i);
            if (count > 0) {
                String more = count == 1 ? "" : " and " + (count - 1) + " more";
                String sentence = "changes " + kinds.first(i) + more + " (" + far.what() + ", " + far.why() + ")";
                reasons.add(new Impact.Reason(far.level(), sentence, kinds.first(i)));
            }
        }
    }
}
