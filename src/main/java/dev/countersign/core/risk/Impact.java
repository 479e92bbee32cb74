package dev.countersign.core.risk;

import java.util.List;

/**
 * How bad it would be if a change went wrong.
 *
 * @param level the worst of the reasons
 * @param touched names of the areas whose files it touches
 * @param reached names of further areas that depend on those, over any number of steps
 * @param reasons what was found, as sentences, the worst first
 */
public record Impact(Level level, List<String> touched, List<String> reached, List<Reason> reasons) {

    /** Copies the lists. */
    public Impact {
        touched = List.copyOf(touched);
        reached = List.copyOf(reached);
        reasons = List.copyOf(reasons);
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
