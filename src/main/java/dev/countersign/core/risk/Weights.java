package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fitted numbers of the likelihood, read from one table.
 *
 * @param version names the fit
 * @param values by head, then by term
 */
public record Weights(String version, Map<String, Map<String, Fitted>> values) {

    /** Copies the maps. */
    public Weights {
        Map<String, Map<String, Fitted>> copy = new HashMap<>();
        values.forEach((head, terms) -> copy.put(head, Map.copyOf(terms)));
        values = Map.copyOf(copy);
    }

    /**
     * The numbers of one term.
     *
     * @param weight logits for an amount of 1
     * @param typical the amount of an average change
     */
    public record Fitted(double weight, double typical) {}

    /**
     * Reads the table.
     *
     * @param text lines of {@code head term weight typical}, separated by blanks; {@code #} starts a comment; one line
     *     is {@code version NAME}
     * @throws IllegalArgumentException when a line is none of these, or a term of the model has no line, or a line no
     *     term; the message names it
     */
    public static Weights parse(String text) {
        Map<String, Map<String, Fitted>> values = new HashMap<>();
        String version = "unnamed";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.contains("#") ? raw.substring(0, raw.indexOf('#')) : raw;
            String[] words = line.strip().split(" +");
            if (words[0].isEmpty()) {
                continue;
            }
            if (words.length == 2 && words[0].equals("version")) {
                version = words[1];
                continue;
            }
            if (words.length != 4) {
                throw new IllegalArgumentException("weights, line " + number
                        + ": needs `head term weight typical`, has " + words.length + " words");
            }
            try {
                values.computeIfAbsent(words[0], head -> new HashMap<>())
                        .put(words[1], new Fitted(Double.parseDouble(words[2]), Double.parseDouble(words[3])));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("weights, line " + number + ": not a number: " + e.getMessage(), e);
            }
        }
        Weights weights = new Weights(version, values);
        weights.check();
        return weights;
    }

    Map<String, Fitted> of(String head) {
        return values.get(head);
    }

    private void check() {
        List<String> wanted = new ArrayList<>(List.of("defect base", "rollback base", "rollback as-common"));
        DefectTerms.ALL.forEach(term -> wanted.add("defect " + term.id()));
        RollbackTerms.ALL.forEach(term -> wanted.add("rollback " + term.id()));
        List<String> found = new ArrayList<>();
        values.forEach((head, terms) -> terms.keySet().forEach(term -> found.add(head + " " + term)));
        for (String term : wanted) {
            if (!found.contains(term)) {
                throw new IllegalArgumentException("weights: no line for `" + term + "`");
            }
        }
        for (String term : found) {
            if (!wanted.contains(term)) {
                throw new IllegalArgumentException("weights: no such term: `" + term + "`");
            }
        }
    }
}
