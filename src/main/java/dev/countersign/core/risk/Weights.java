package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fitted numbers of the likelihood, read from one table.
 *
 * @param version names the fit
 * @param values {@code head.term.column} to number
 */
public record Weights(String version, Map<String, Double> values) {

    /** Copies the map. */
    public Weights {
        values = Map.copyOf(values);
    }

    /**
     * Reads the table.
     *
     * @param text lines of {@code head term weight typical}, separated by blanks; {@code #} starts a comment; one line
     *     is {@code version NAME}
     * @throws IllegalArgumentException when a line is none of these, or a term of the model has no line, or a line no
     *     term; the message names it
     */
    public static Weights parse(String text) {
        Map<String, Double> values = new HashMap<>();
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
                values.put(words[0] + "." + words[1] + ".weight", Double.valueOf(words[2]));
                values.put(words[0] + "." + words[1] + ".typical", Double.valueOf(words[3]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("weights, line " + number + ": not a number: " + e.getMessage(), e);
            }
        }
        Weights weights = new Weights(version, values);
        weights.check();
        return weights;
    }

    double weight(String head, String term) {
        return values.get(head + "." + term + ".weight");
    }

    double typical(String head, String term) {
        return values.get(head + "." + term + ".typical");
    }

    private void check() {
        List<String> wanted = new ArrayList<>(List.of("defect.base", "rollback.base", "rollback.as-common"));
        DefectTerms.ALL.forEach(term -> wanted.add("defect." + term.id()));
        RollbackTerms.ALL.forEach(term -> wanted.add("rollback." + term.id()));
        for (String key : wanted) {
            if (!values.containsKey(key + ".weight")) {
                throw new IllegalArgumentException("weights: no line for `" + key.replace('.', ' ') + "`");
            }
        }
        for (String key : values.keySet()) {
            if (!wanted.contains(key.substring(0, key.lastIndexOf('.')))) {
                throw new IllegalArgumentException("weights: no such term: " + key);
            }
        }
    }
}
