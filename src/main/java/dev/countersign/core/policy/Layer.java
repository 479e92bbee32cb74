package dev.countersign.core.policy;

import java.util.List;

/**
 * A file that the policy in force was made from, as it was read. Later layers lie on earlier ones.
 *
 * @param file as people name it
 * @param blob the file's object id
 * @param text its content; empty where its lines say other things than a policy's do
 * @param written which keys it has, and where
 * @param floor whether it is the organisation's, which no repository may loosen
 * @param ignored what of it would have loosened the layers below, each at its line
 */
public record Layer(
        String file, String blob, String text, Written written, boolean floor, List<PolicyProblem> ignored) {

    /** Copies the list. */
    public Layer {
        ignored = List.copyOf(ignored);
    }

    /** Where it has the key, or the first of the keys below it; {@link Origin#builtIn()} when it has none. */
    Origin at(String path) {
        Origin exact = written.places().getOrDefault(path, Origin.builtIn());
        return exact.line() > 0
                ? exact
                : written.places().entrySet().stream()
                        .filter(place -> place.getKey().startsWith(path + "/"))
                        .map(java.util.Map.Entry::getValue)
                        .min(Origin.IN_ORDER)
                        .orElse(exact);
    }

    /** Whether something at that place is ignored. */
    boolean ignores(Origin at) {
        return ignored.stream().anyMatch(problem -> problem.at().equals(at));
    }
}
