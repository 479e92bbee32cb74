package dev.countersign.core.change;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list of path patterns as in a {@code .gitignore} file: the last one that matches decides, {@code !} takes out again.
 *
 * <p>{@code *} stays inside a folder, {@code **} crosses folders, {@code ?} is one character, a pattern without an inner
 * slash matches at any depth, and a pattern that matches a folder matches everything below it. Matching takes time linear
 * in the path. Immutable.
 */
public final class PathPatterns {

    private record Line(Pattern pattern, boolean include) {}

    private final List<String> source;
    private final List<Line> lines;

    private PathPatterns(List<String> source) {
        this.source = List.copyOf(source);
        List<Line> read = new ArrayList<>();
        for (String text : source) {
            boolean negated = text.startsWith("!");
            read.add(new Line(compile(negated ? text.substring(1) : text), !negated));
        }
        Collections.reverse(read);
        this.lines = List.copyOf(read);
    }

    /**
     * Reads patterns.
     *
     * @throws IllegalArgumentException when one is empty or has an unclosed {@code [}; the message is a sentence
     */
    public static PathPatterns of(List<String> patterns) {
        return new PathPatterns(patterns);
    }

    /** Whether the path, from the repository's root and without a leading slash, is matched. */
    public boolean matches(String path) {
        for (Line line : lines) {
            if (line.pattern().matcher(path).matches()) {
                return line.include();
            }
        }
        return false;
    }

    /** The patterns as they were written. */
    public List<String> source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPatterns that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return String.join(", ", source);
    }

    private static Pattern compile(String glob) {
        String text = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
        boolean folderOnly = glob.endsWith("/");
        boolean anchored = text.indexOf('/') >= 0;
        if (text.startsWith("/")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a path pattern is empty");
        }
        StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        int i = 0;
        while (i < text.length()) {
            i = translate(text, i, regex);
        }
        regex.append(folderOnly ? "/.*" : "(?:/.*)?");
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static int translate(String text, int i, StringBuilder regex) {
        char c = text.charAt(i);
        if (text.startsWith("**/", i) && (i == 0 || text.charAt(i - 1) == '/')) {
            regex.append("(?:.*/)?");
            return i + 3;
        }
        if (text.startsWith("**", i)) {
            regex.append(".*");
            return i + 2;
        }
        if (c == '[') {
            int end = text.indexOf(']', i + 2);
            if (end < 0) {
                throw new IllegalArgumentException("the path pattern `" + text + "` has a `[` without `]`");
            }
            String set = text.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
            regex.append('[')
                    .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                    .append(']');
            return end + 1;
        }
        if (c == '\\' && i + 1 < text.length()) {
            regex.append(Pattern.quote(text.substring(i + 1, i + 2)));
            return i + 2;
        }
        regex.append(
                switch (c) {
                    case '*' -> "[^/]*";
                    case '?' -> "[^/]";
                    default -> Pattern.quote(String.valueOf(c));
                });
        return i + 1;
    }
}
