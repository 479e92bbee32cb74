package dev.countersign.core.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said about a policy that somebody proposes, in Markdown, harmless to show.
 *
 * @param unread why there is nothing to read, as a sentence; empty when there is
 * @param problems what is wrong with it
 * @param loosenings what of it would be ignored
 * @param tests how many of its tests were run
 * @param failures those that failed
 * @param replayed whether past evaluations were judged by it
 * @param past how many
 * @param wouldWait those that were clear and would wait
 * @param wouldClear those that waited and would be clear
 * @param open those of which it cannot be told
 */
public record PolicyReport(
        String unread,
        List<String> problems,
        List<String> loosenings,
        int tests,
        List<String> failures,
        boolean replayed,
        int past,
        List<String> wouldWait,
        List<String> wouldClear,
        List<String> open) {

    private static final int LONGEST_TITLE = 80;
    private static final int MOST_LINES = 200;

    /** Copies the lists. */
    public PolicyReport {
        problems = List.copyOf(problems);
        loosenings = List.copyOf(loosenings);
        failures = List.copyOf(failures);
        wouldWait = List.copyOf(wouldWait);
        wouldClear = List.copyOf(wouldClear);
        open = List.copyOf(open);
    }

    /** There is nothing to read. */
    public static PolicyReport unread(String why) {
        return new PolicyReport(why, List.of(), List.of(), 0, List.of(), false, 0, List.of(), List.of(), List.of());
    }

    /** It is no policy. */
    public static PolicyReport invalid(List<String> problems) {
        return new PolicyReport(
                "", lines(problems), List.of(), 0, List.of(), false, 0, List.of(), List.of(), List.of());
    }

    /** It is a policy. */
    public static PolicyReport valid(List<String> loosenings, int tests, List<String> failures, Comparison comparison) {
        return new PolicyReport(
                "",
                List.of(),
                lines(loosenings),
                tests,
                lines(failures),
                true,
                comparison.all(),
                pulls(comparison.wouldWait()),
                pulls(comparison.wouldClear()),
                pulls(comparison.open()));
    }

    /** How the check run stands. */
    public CheckReport.State state() {
        if (!problems.isEmpty() || !failures.isEmpty()) {
            return CheckReport.State.FAILURE;
        }
        return unread.isEmpty() && loosenings.isEmpty() ? CheckReport.State.SUCCESS : CheckReport.State.NEUTRAL;
    }

    /** The check run's title, plain text, at most 80 characters. */
    public String title() {
        if (!unread.isEmpty()) {
            return "Nothing to read";
        }
        if (!problems.isEmpty()) {
            return count(problems.size(), "problem");
        }
        List<String> parts = new ArrayList<>(List.of("Valid"));
        if (!loosenings.isEmpty()) {
            parts.add(loosenings.size() + " ignored");
        }
        if (tests > 0) {
            parts.add(
                    failures.isEmpty()
                            ? count(tests, "test") + " passed"
                            : failures.size() + " of " + count(tests, "test") + " failed");
        }
        if (past > 0) {
            parts.add(wouldWait.size() + " would wait, " + wouldClear.size() + " would clear");
        }
        return Markdown.line(String.join(" · ", parts), LONGEST_TITLE);
    }

    private static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static List<String> lines(List<String> plain) {
        List<String> lines = new ArrayList<>(
                plain.stream().limit(MOST_LINES).map(Markdown::text).toList());
        if (plain.size() > MOST_LINES) {
            lines.add("and " + (plain.size() - MOST_LINES) + " more");
        }
        return lines;
    }

    private static List<String> pulls(List<Comparison.Difference> all) {
        return lines(all.stream()
                .map(one -> one.pull() + " (" + one.head() + "): " + one.why())
                .toList());
    }
}
