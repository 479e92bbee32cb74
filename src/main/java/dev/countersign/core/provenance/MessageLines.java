package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * A commit message, read into the lines that may carry a marker.
 *
 * <p>Left out: closed code fences, quotes ({@code >}), boxes that are not ticked, and lines that are indented like code. Put right: line breaks written
 * as a backslash and an n, trailers folded over lines, and several trailers on one line.
 *
 * @param lines the lines, in order; several can have one number
 * @param ticked the texts of ticked boxes among them
 * @param comments what stands in the HTML comments that begin a line
 */
record MessageLines(List<Line> lines, List<Line> ticked, List<Line> comments) {

    private static final String CO_AUTHOR = "co-authored-by:";

    /** The breaks beside the line feed. */
    private static final String RARE_BREAKS = "\u000B\f\r\u0085\u2028\u2029";

    private static final String WRITTEN_BREAK = "\\n";
    private static final List<String> FENCES = List.of("```", "~~~");
    private static final String OPENS = "<!--";
    private static final String CLOSES = "-->";

    static MessageLines of(String message) {
        List<String> written = split(message);
        List<String> physical = message.contains(OPENS) ? withoutComments(written) : written;
        boolean fences = message.contains(FENCES.get(0)) || message.contains(FENCES.get(1));
        BitSet fenced = fences ? fenced(physical) : new BitSet();
        Reader reader = new Reader();
        for (int i = 0; i < physical.size(); i++) {
            if (!fenced.get(i)) {
                reader.add(physical.get(i), i + 1);
            }
        }
        return new MessageLines(reader.lines, reader.ticked, comments(written, physical));
    }

    private static List<Line> comments(List<String> written, List<String> left) {
        List<Line> comments = new ArrayList<>();
        for (int i = 0; written != left && i < written.size(); i++) {
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
        if (hasOnlyOrdinaryBreaks(text)) {
            eachPart(text, "\n", lines::add);
            return lines;
        }
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

    private static void eachPart(String text, String separator, Consumer<String> use) {
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            use.accept(text.substring(start, end));
            start = end + separator.length();
        }
        use.accept(text.substring(start));
    }

    private static boolean hasOnlyOrdinaryBreaks(String text) {
        for (int i = 0; i < RARE_BREAKS.length(); i++) {
            if (text.indexOf(RARE_BREAKS.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBreak(char c) {
        return c <= '\r' ? c >= '\n' : c >= '\u0085' && (c == '\u0085' || c == '\u2028' || c == '\u2029');
    }

    /** The lines of closed fences. */
    private static BitSet fenced(List<String> lines) {
        BitSet fenced = new BitSet();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (isFence(line.strip())) {
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
        return line.startsWith(FENCES.get(0)) || line.startsWith(FENCES.get(1));
    }

    /** Goes through the lines that are not fenced. */
    private static final class Reader {

        private final List<Line> lines = new ArrayList<>();
        private final List<Line> ticked = new ArrayList<>();

        void add(String text, int number) {
            boolean indented = text.startsWith(" ") || text.startsWith("\t");
            String stripped = text.strip();
            if (stripped.isEmpty()
                    || stripped.startsWith(">")
                    || Inline.box(stripped).equals(" ")) {
                return;
            }
            if (continues(stripped, number, indented)) {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last).and(stripped));
                return;
            }
            if (text.startsWith("    ") || text.startsWith("\t")) {
                return;
            }
            if (stripped.contains(WRITTEN_BREAK) && !insideQuotes(stripped)) {
                eachPart(stripped.replace("\\r", ""), WRITTEN_BREAK, part -> addLine(part.strip(), number));
            } else {
                addLine(stripped, number);
            }
        }

        private boolean continues(String text, int number, boolean indented) {
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
            String before = line.substring(0, line.indexOf(WRITTEN_BREAK));
            return before.chars().filter(c -> c == '"').count() % 2 == 1
                    || before.chars().filter(c -> c == '`').count() % 2 == 1;
        }

        private void addLine(String text, int number) {
            if (text.startsWith("[", 2) && !Inline.box(text).isEmpty()) {
                ticked.add(Line.of(number, Inline.afterBox(text)));
            }
            Line line = Line.of(number, text);
            int second = line.folded().startsWith(CO_AUTHOR) && line.folded().length() == text.length()
                    ? line.folded().indexOf(" " + CO_AUTHOR, CO_AUTHOR.length())
                    : -1;
            if (second < 0) {
                lines.add(line);
                return;
            }
            lines.add(Line.of(number, text.substring(0, second).strip()));
            addRest(text.substring(second + 1), number);
        }

        private void addRest(String text, int number) {
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
}
