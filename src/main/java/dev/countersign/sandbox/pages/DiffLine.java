package dev.countersign.sandbox.pages;

import java.util.Arrays;
import java.util.List;

/**
 * One line of a diff.
 *
 * @param kind {@code hunk}, {@code added}, {@code removed} or {@code same}
 * @param text the line with its sign
 */
public record DiffLine(String kind, String text) {

    private static final int MOST = 500;

    /** The lines of a patch; of a very long one the first. */
    static List<DiffLine> of(String patch) {
        return patch.isEmpty()
                ? List.of()
                : Arrays.stream(patch.split("\n"))
                        .limit(MOST)
                        .map(line -> new DiffLine(kind(line), line))
                        .toList();
    }

    private static String kind(String line) {
        return line.startsWith("@@")
                ? "hunk"
                : line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same";
    }
}
