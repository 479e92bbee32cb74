package dev.countersign.core.change;

import com.google.re2j.Pattern;

/** One pattern of a {@code .gitignore} file, without its {@code !}, as an expression that is matched in linear time. */
final class PathGlob {

    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private final Pattern pattern;
    private final boolean anchored;
    private String needle = "";
    private String start = "";

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when it is not one; the message is a sentence without a full stop
     */
    PathGlob(String glob) {
        boolean folderOnly = glob.endsWith("/");
        String body = folderOnly ? glob.substring(0, glob.length() - 1) : glob;
        this.anchored = body.indexOf('/') >= 0;
        this.text = body.startsWith("/") ? body.substring(1) : body;
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the path pattern `" + glob + "` names nothing");
        }
        regex.append(anchored ? "" : "(?:.*/)?");
        int i = 0;
        while (i < text.length()) {
            i = next(i);
        }
        endRun();
        regex.append(folderOnly ? "/.*" : "(?:/.*)?");
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Whether the path is matched; a look at its start or for the longest literal part saves most of the work. */
    boolean matches(String path) {
        return path.startsWith(start) && (start.equals(needle) || path.contains(needle)) && pattern.matches(path);
    }

    private int next(int i) {
        char c = text.charAt(i);
        boolean segmentStart = i == 0 || text.charAt(i - 1) == '/';
        if (segmentStart && text.startsWith("**/", i)) {
            return wildcard("(?:.*/)?", i + 3);
        }
        if (segmentStart && i + 2 == text.length() && text.startsWith("**", i)) {
            return wildcard(".+", i + 2);
        }
        if (c == '*') {
            return wildcard("[^/]*", i + 1);
        }
        if (c == '?') {
            return wildcard("[^/]", i + 1);
        }
        if (c == '[') {
            return set(i + 1);
        }
        if (c == '\\') {
            if (i + 1 == text.length()) {
                throw new IllegalArgumentException("the path pattern `" + text + "` ends in a lone `\\`");
            }
            return literal(i + 1);
        }
        return literal(i);
    }

    private int literal(int i) {
        int c = text.codePointAt(i);
        run.appendCodePoint(c);
        return i + Character.charCount(c);
    }

    private int wildcard(String expression, int next) {
        endRun();
        regex.append(expression);
        return next;
    }

    private void endRun() {
        if (run.length() > needle.length()) {
            needle = run.toString();
        }
        if (anchored && regex.isEmpty()) {
            start = run.toString();
        }
        regex.append(Pattern.quote(run.toString()));
        run.setLength(0);
    }

    private int set(int start) {
        endRun();
        int i = start;
        boolean negated = i < text.length() && (text.charAt(i) == '!' || text.charAt(i) == '^');
        i += negated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        int first = i;
        while (i < text.length() && (text.charAt(i) != ']' || i == first)) {
            if (text.startsWith("[:", i)) {
                throw new IllegalArgumentException(
                        "the path pattern `" + text + "` names a class of characters with `[:`; list them instead");
            }
            int low = member(i);
            i = afterMember(i);
            int high = low;
            if (i + 1 < text.length() && text.charAt(i) == '-' && text.charAt(i + 1) != ']') {
                high = member(i + 1);
                i = afterMember(i + 1);
            }
            addRange(members, low, high);
        }
        if (i >= text.length()) {
            throw new IllegalArgumentException("the path pattern `" + text + "` has a `[` without `]`");
        }
        if (negated) {
            regex.append("[^/").append(members).append(']');
        } else if (members.isEmpty()) {
            throw new IllegalArgumentException("the path pattern `" + text + "` has a `[` and `]` that match nothing");
        } else {
            regex.append('[').append(members).append(']');
        }
        return i + 1;
    }

    private int member(int i) {
        boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
        return text.codePointAt(escaped ? i + 1 : i);
    }

    private int afterMember(int i) {
        boolean escaped = text.charAt(i) == '\\' && i + 1 < text.length();
        return i + (escaped ? 1 : 0) + Character.charCount(member(i));
    }

    /** Adds all from low to high except the slash, which a set never matches. */
    private static void addRange(StringBuilder members, int low, int high) {
        if (low <= '/' && '/' <= high) {
            addPlain(members, low, '/' - 1);
            addPlain(members, '/' + 1, high);
        } else {
            addPlain(members, low, high);
        }
    }

    private static void addPlain(StringBuilder members, int low, int high) {
        if (low <= high) {
            members.append(String.format("\\x{%x}-\\x{%x}", low, high));
        }
    }
}
