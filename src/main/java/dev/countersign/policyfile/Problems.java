package dev.countersign.policyfile;

import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file. Not thread-safe. */
final class Problems {

    private static final int QUOTED = 60;

    private final String file;
    private final List<PolicyProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node node, String message, String hint) {
        add(at(node), message, hint);
    }

    void add(Origin at, String message, String hint) {
        add(new PolicyProblem(at, message, hint));
    }

    void add(PolicyProblem problem) {
        found.add(problem);
    }

    Origin at(Node node) {
        return node.getStartMark().map(this::at).orElseGet(() -> at(1, 1));
    }

    Origin at(Mark mark) {
        return at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    Origin at(int line, int column) {
        return new Origin(file, line, column);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Each problem once, by position. */
    List<PolicyProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (PolicyProblem problem) -> problem.at().line())
                        .thenComparingInt(problem -> problem.at().column()))
                .toList();
    }

    /** Text from the file in backquotes, short and without anything that could move a terminal's cursor. */
    static String quote(String text) {
        return "`" + line(text, QUOTED) + "`";
    }

    /** Text as one line of at most so many characters. */
    static String line(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(visible(c) ? c : '?'));
        return shown.append(text.codePointCount(0, text.length()) > most ? "…" : "")
                .toString();
    }

    private static boolean visible(int c) {
        int type = Character.getType(c);
        return c != '`'
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
