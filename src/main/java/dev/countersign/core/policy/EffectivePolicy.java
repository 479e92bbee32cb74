package dev.countersign.core.policy;

import java.util.List;

/**
 * What holds, and which line of which file makes it so.
 *
 * @param settings what holds, key by key
 * @param lines the lines of all files, those of one key together, the organisation's first
 * @param ignored what would have loosened something, each at its line
 */
public record EffectivePolicy(List<Setting> settings, List<PolicyLine> lines, List<PolicyProblem> ignored) {

    /** Copies the lists. */
    public EffectivePolicy {
        settings = List.copyOf(settings);
        lines = List.copyOf(lines);
        ignored = List.copyOf(ignored);
    }

    /**
     * Tells it.
     *
     * @param policy what the layers make together
     * @param layers the files, each on those before it
     */
    public static EffectivePolicy of(Policy policy, List<Layer> layers) {
        return new EffectivePolicy(
                new Settings(layers).of(policy),
                new PolicyLines(layers).all(),
                layers.stream().flatMap(layer -> layer.ignored().stream()).toList());
    }
}
