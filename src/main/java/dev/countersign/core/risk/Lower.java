package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds what would lower a risk, by weighing the same change without some part of it. Pure. */
final class Lower {

    /** Trying every part takes time; a change of more files than this is not one that a single split makes harmless. */
    private static final int MOST_FILES = 300;

    private Lower() {}

    /**
     * Sentences on what to split off, for each part without which the level would be lower.
     *
     * @param kinds the kinds of file that it has
     * @param touched names of the areas that it touches
     * @param likely the level of the likelihood, which is left as it is
     */
    static List<String> bySplitting(
            List<ChangedFile> files,
            Landscape landscape,
            List<Kind> kinds,
            List<String> touched,
            Level likely,
            Level now) {
        List<String> found = new ArrayList<>();
        if (files.size() > MOST_FILES) {
            return found;
        }
        for (Kind kind : kinds) {
            List<ChangedFile> rest =
                    files.stream().filter(file -> !kind.has(file)).toList();
            add(found, "the " + kind.what(), rest, files, landscape, likely, now);
        }
        for (Area area : landscape.areas()) {
            if (!touched.contains(area.name())) {
                continue;
            }
            AreaFiles inside = new AreaFiles(area.paths());
            List<ChangedFile> rest =
                    files.stream().filter(file -> !inside.anyOf(List.of(file))).toList();
            add(found, "what is in " + area.name(), rest, files, landscape, likely, now);
        }
        return found;
    }

    /** A sentence on how much smaller the change must be for a lower level, when a smaller one can have it. */
    static List<String> byLines(long added, Level now, IntFunction<Level> levelWithShare) {
        for (int percent : new int[] {50, 25, 10}) {
            Level level = levelWithShare.apply(percent);
            if (!level.atLeast(now)) {
                String lines = TermKind.grouped(added * percent / 100);
                return List.of("with at most " + lines + " added lines, the risk would be " + level.word());
            }
        }
        return List.of();
    }

    private static void add(
            List<String> found,
            String what,
            List<ChangedFile> rest,
            List<ChangedFile> all,
            Landscape landscape,
            Level likely,
            Level now) {
        if (rest.isEmpty() || rest.size() == all.size()) {
            return;
        }
        Impact impact = BlastRadius.of(rest, landscape, new Completeness.Complete());
        Level level = RiskMatrix.level(likely, impact, landscape.areas());
        if (!level.atLeast(now)) {
            found.add("with " + what + " in a pull request of its own, the risk of the rest would be " + level.word());
        }
    }
}
