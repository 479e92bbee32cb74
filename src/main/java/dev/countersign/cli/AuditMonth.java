package dev.countersign.cli;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One month of a repository's history.
 *
 * @param month the month, in UTC
 * @param commits all commits of it
 * @param assisted those that a tool wrote or helped with
 * @param tools how many commits name each tool, by the tool's name; one commit can name several
 */
record AuditMonth(YearMonth month, int commits, int assisted, Map<String, Integer> tools) {

    static AuditMonth empty(YearMonth month) {
        return new AuditMonth(month, 0, 0, Map.of());
    }

    /** This month with one more commit. */
    AuditMonth with(boolean helped, List<String> names) {
        Map<String, Integer> counts = new TreeMap<>(tools);
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        return new AuditMonth(month, commits + 1, assisted + (helped ? 1 : 0), counts);
    }

    /** The share of assisted commits, from 0 to 1. */
    double share() {
        return commits == 0 ? 0 : (double) assisted / commits;
    }

    /** The tools, most used first, such as {@code Claude Code 12, Cursor 3}. */
    String toolsInWords() {
        return String.join(
                ", ",
                tools.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
