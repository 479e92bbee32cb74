package dev.countersign.core.policy;

import java.util.Comparator;

/**
 * Where a part of the policy is written.
 *
 * @param file as people name it, such as {@code acme/.github/.github/countersign.yml}, or {@code built-in}
 * @param line from 1; 0 when it is not written anywhere
 * @param column from 1; 0 when it is not written anywhere
 */
public record Origin(String file, int line, int column) {

    /** By line and column, within one file. */
    static final Comparator<Origin> IN_ORDER =
            Comparator.comparingInt(Origin::line).thenComparingInt(Origin::column);

    /** Not written anywhere: a default. */
    public static Origin builtIn() {
        return new Origin("built-in", 0, 0);
    }

    /** {@code file:line:column}, or only the file where there is no line. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
