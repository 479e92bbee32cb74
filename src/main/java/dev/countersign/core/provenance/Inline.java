package dev.countersign.core.provenance;

/** The few things inside a line of Markdown that matter for markers. */
final class Inline {

    private Inline() {}

    /** The line with what stands between backticks taken out; a backtick without a partner stays. */
    static String withoutCode(String line) {
        if (line.indexOf('`') < 0) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('`', at);
            if (open < 0) {
                break;
            }
            int width = run(line, open);
            int close = closing(line, open + width, width);
            if (close < 0) {
                break;
            }
            kept.append(line, at, open).append(' ');
            at = close + width;
        }
        return kept.append(line, at, line.length()).toString();
    }

    private static int run(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - from;
    }

    private static int closing(String line, int from, int width) {
        int at = line.indexOf('`', from);
        while (at >= 0) {
            int length = run(line, at);
            if (length == width) {
                return at;
            }
            at = line.indexOf('`', at + length);
        }
        return -1;
    }

    /** The text without emphasis, quotation marks and opening brackets. */
    static String withoutMarkup(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if ("[*_~\"".indexOf(text.charAt(i)) < 0) {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString().strip();
    }

    /** What stands in a task list's box: a space, or a tick; empty when the line is no task. */
    static String box(String line) {
        int open = bullet(line);
        boolean box = open > 0
                && open + 2 < line.length()
                && line.charAt(open) == '['
                && line.charAt(open + 2) == ']'
                && " xX".indexOf(line.charAt(open + 1)) >= 0;
        return box ? line.substring(open + 1, open + 2) : "";
    }

    /** The text after the box. */
    static String afterBox(String line) {
        return line.substring(bullet(line) + 3).strip();
    }

    private static int bullet(String line) {
        int at = 0;
        while (at < line.length() && at < 9 && Character.isDigit(line.charAt(at))) {
            at++;
        }
        boolean marker = at < line.length() && (at > 0 ? ".)" : "-*+").indexOf(line.charAt(at)) >= 0;
        if (!marker) {
            return -1;
        }
        at++;
        int space = at;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at > space ? at : -1;
    }
}
