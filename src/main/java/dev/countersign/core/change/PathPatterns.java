package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A list of path patterns as in a {@code .gitignore} file: the last one that matches decides, {@code !} takes out again.
 *
 * <p>{@code *} stays inside a folder, {@code **} as a whole folder name crosses folders, {@code ?} is one character,
 * {@code [a-z]} and {@code [!a]} one of a set, {@code \} takes the next character as it is. A pattern without an inner slash
 * matches at any depth, and a pattern that matches a folder matches everything below it; {@code x/} matches only what is
 * below. Unlike git, a file below a folder that was matched can be taken out. Matching takes time linear in the path.
 * Immutable.
 */
public final class PathPatterns {

    private record Line(PathGlob glob, boolean include) {}

    /** One list of lines, the last first, for each list of patterns that was joined. */
    private final List<List<Line>> lists;

    private final List<List<String>> written;
    private final int hash;

    private PathPatterns(List<List<String>> written, List<List<Line>> lists) {
        this.written = List.copyOf(written);
        this.hash = this.written.hashCode();
        this.lists = List.copyOf(lists);
    }

    /**
     * Reads patterns.
     *
     * @throws IllegalArgumentException when one is not a pattern; the message is a sentence without a full stop
     */
    public static PathPatterns of(List<String> patterns) {
        List<Line> read = new ArrayList<>();
        for (String text : patterns) {
            boolean negated = text.startsWith("!");
            read.add(new Line(new PathGlob(negated ? text.substring(1) : text), !negated));
        }
        Collections.reverse(read);
        return new PathPatterns(List.of(List.copyOf(patterns)), List.of(List.copyOf(read)));
    }

    /** What these patterns match, and what those match: a {@code !} of one list takes nothing out of the other. */
    public PathPatterns or(PathPatterns other) {
        if (other.matchesNothing() || equals(other)) {
            return this;
        }
        if (matchesNothing()) {
            return other;
        }
        List<List<String>> bothWritten = new ArrayList<>(written);
        bothWritten.addAll(other.written);
        List<List<Line>> bothLists = new ArrayList<>(lists);
        bothLists.addAll(other.lists);
        return new PathPatterns(bothWritten, bothLists);
    }

    /** Whether the path, from the repository's root and without a leading slash, is matched. */
    public boolean matches(String path) {
        return lists.stream().anyMatch(list -> matches(list, path));
    }

    private static boolean matches(List<Line> lastFirst, String path) {
        String[] names = null;
        for (Line line : lastFirst) {
            if (path.startsWith(line.glob().start())) {
                names = names == null ? PathSet.names(path) : names;
                if (line.glob().matches(names)) {
                    return line.include();
                }
            }
        }
        return false;
    }

    /** Which paths of a set are matched, by their number in it. */
    BitSet in(PathSet paths) {
        BitSet all = new BitSet();
        for (List<Line> list : lists) {
            BitSet matched = new BitSet();
            for (int i = list.size() - 1; i >= 0; i--) {
                BitSet these = paths.matchedBy(list.get(i).glob());
                if (list.get(i).include()) {
                    matched.or(these);
                } else {
                    matched.andNot(these);
                }
            }
            all.or(matched);
        }
        return all;
    }

    /** Whether there is no pattern that could match anything: there is none, or each only takes out. */
    public boolean matchesNothing() {
        return lists.stream().flatMap(List::stream).noneMatch(Line::include);
    }

    /** The patterns as they were written. */
    public List<String> source() {
        return written.stream().flatMap(List::stream).toList();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof PathPatterns that && hash == that.hash && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return String.join(", ", source());
    }
}
