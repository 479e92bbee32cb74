package dev.countersign.core.risk;

import java.util.List;

/**
 * How bad it would be if a change went wrong.
 *
 * @param level the worst of the reasons
 * @param touched names of the areas whose files it touches
 * @param reached names of further areas that depend on those, over any number of steps
 * @param areas all of these as a graph, the nearest first
 * @param reasons what was found, as sentences, the worst first
 */
public record Impact(
        Level level, List<String> touched, List<String> reached, List<Reached> areas, List<Reason> reasons) {

    /** Copies the lists. */
    public Impact {
        touched = List.copyOf(touched);
        reached = List.copyOf(reached);
        areas = List.copyOf(areas);
        reasons = List.copyOf(reasons);
    }

    /** Of these areas and reasons. */
    public Impact(Level level, List<Reached> areas, List<Reason> reasons) {
        this(
                level,
                areas.stream().filter(Reached::isTouched).map(Reached::name).toList(),
                areas.stream()
                        .filter(area -> !area.isTouched())
                        .map(Reached::name)
                        .toList(),
                areas,
                reasons);
    }

    /**
     * One area that the change touches or reaches.
     *
     * @param name its name
     * @param criticality the word for how bad it is when it breaks; empty when the policy only names it
     * @param steps over how many areas it is reached, 0 when it is touched
     * @param dependents names of the areas that depend on it, all of which are reached too
     */
    public record Reached(String name, String criticality, int steps, List<String> dependents) {

        /** Copies the list. */
        public Reached {
            dependents = List.copyOf(dependents);
        }

        boolean isTouched() {
            return steps == 0;
        }
    }

    /**
     * One reason.
     *
     * @param level how bad
     * @param sentence what was found, with its path or area
     * @param path the file that carries it; empty when it is about an area
     */
    public record Reason(Level level, String sentence, String path) {}
}
