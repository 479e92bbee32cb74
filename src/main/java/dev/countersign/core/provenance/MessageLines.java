package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads a commit message into the lines that may carry a marker.
 *
 * <p>Left out: closed code fences, quotes ({@code >}), boxes that are not ticked, and lines that are indented like code. Put right: line breaks written
 * as a backslash and an n, trailers folded over lines, and several trailers on one line.
 */
final class MessageLines {

    private static final String CO_AUTHOR = "co-authored-by:";

    private static final String OPENS = "<!--";
    private static final String CLOSES = "-->";

    private MessageLines() {}

    /** The lines, in order; several can have one number. */
    static List<Line> of(String message) {
        List<String> physical = split(message);
        if (message.contains(OPENS)) {
            physical = withoutComments(physical);
        }
        BitSet fenced = fenced(physical);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < physical.size(); i++) {
            if (!fenced.get(i)) {
                add(lines, physical.get(i), i + 1);
            }
        }
        return lines;
    }

    /** The texts of ticked boxes among a message's lines. */
    static List<Line> ticked(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.text().startsWith("[", 2)
                        && !Inline.box(line.text()).isEmpty())
                .map(line -> Line.of(line.number(), Inline.afterBox(line.text())))
                .toList();
    }

    /** What stands in the HTML comments that begin a line of a message. */
    static List<Line> comments(String message) {
        if (!message.contains(OPENS)) {
            return List.of();
        }
        List<String> written = split(message);
        List<String> left = withoutComments(written);
        List<Line> comments = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).equals(left.get(i))) {
                comments.add(Line.of(i + 1, written.get(i)));
            }
        }
        return comments;
    }

    /** The lines without HTML comments that begin a line and end somewhere. */
    private static List<String> withoutComments(List<String> lines) {
        List<String> left = new ArrayList<>(lines);
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (open < 0 && lines.get(i).stripLeading().startsWith(OPENS)) {
                open = i;
            }
            int end = open < 0 ? -1 : lines.get(i).indexOf(CLOSES);
            if (end >= 0) {
                left.subList(open, i).replaceAll(line -> "");
                left.set(i, lines.get(i).substring(end + CLOSES.length()));
                open = -1;
            }
        }
        return left;
    }

    /** Splits at every kind of line break that Unicode knows. */
    static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBreak(c)) {
                boolean pair = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                if (!pair) {
                    lines.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }

    private static boolean isBreak(char c) {
        return c <= '\r' ? c >= '\n' : c >= '\u0085' && (c == '\u0085' || c == '\u2028' || c == '\u2029');
    }

    private static BitSet fenced(List<String> lines) {
        BitSet fenced = new BitSet();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean may = line.indexOf('`') >= 0 || line.indexOf('~') >= 0;
            if (may && isFence(line.strip())) {
                if (open >= 0) {
                    fenced.set(open, i + 1);
                    open = -1;
                } else {
                    open = i;
                }
            }
        }
        return fenced;
    }

    private static boolean isFence(String line) {
        return line.startsWith("```") || line.startsWith("~~~");
    }

    private static void add(List<Line> lines, String text, int number) {
        boolean indented = text.startsWith(" ") || text.startsWith("\t");
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.startsWith(">")
                || Inline.box(stripped).equals(" ")) {
            return;
        }
        if (continues(lines, stripped, number, indented)) {
            Line folded = lines.remove(lines.size() - 1);
            lines.add(folded.and(stripped));
            return;
        }
        if (text.startsWith("    ") || text.startsWith("\t")) {
            return;
        }
        if (stripped.contains("\\n") && !insideQuotes(stripped)) {
            for (String part : split(stripped.replace("\\r", "").replace("\\n", "\n"))) {
                addLine(lines, part.strip(), number);
            }
        } else {
            addLine(lines, stripped, number);
        }
    }

    private static boolean continues(List<Line> lines, String text, int number, boolean indented) {
        if (lines.isEmpty() || !indented && text.charAt(0) != '<') {
            return false;
        }
        Line last = lines.get(lines.size() - 1);
        return last.number() == number - 1
                && last.text().length() < 500
                && (indented || !last.text().contains("<"))
                && !last.key().isEmpty();
    }

    private static boolean insideQuotes(String line) {
        String before = line.substring(0, line.indexOf("\\n"));
        return before.chars().filter(c -> c == '"').count() % 2 == 1
                || before.chars().filter(c -> c == '`').count() % 2 == 1;
    }

    private static void addLine(List<Line> lines, String text, int number) {
        Line line = Line.of(number, text);
        int second = line.folded().startsWith(CO_AUTHOR) && line.folded().length() == text.length()
                ? line.folded().indexOf(" " + CO_AUTHOR, CO_AUTHOR.length())
                : -1;
        if (second < 0) {
            lines.add(line);
            return;
        }
        lines.add(Line.of(number, text.substring(0, second).strip()));
        addRest(lines, text.substring(second + 1), number);
    }

    private static void addRest(List<Line> lines, String text, int number) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        int start = 0;
        while (start < text.length()) {
            int end = lower.indexOf(" " + CO_AUTHOR, start + 1);
            int stop = end < 0 ? text.length() : end;
            lines.add(Line.of(number, text.substring(start, stop).strip()));
            start = stop + 1;
        }
    }
}
