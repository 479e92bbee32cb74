package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a path pattern, without the slashes at its ends. Used once. */
final class PathGlobReader {

    private final String text;
    private final List<List<NameGlob>> runs = new ArrayList<>();
    private List<NameGlob> run = new ArrayList<>();
    private NameGlob.Builder name = new NameGlob.Builder();
    private boolean anything;

    PathGlobReader(String text) {
        this.text = text;
        int i = 0;
        while (i < text.length()) {
            i = next(i);
        }
        if (!anything) {
            endName();
        }
        runs.add(run);
    }

    /** The runs of names, with any folders between two of them. */
    List<List<NameGlob>> runs() {
        return runs.stream().map(List::copyOf).toList();
    }

    /** Whether its last name is {@code **}, which is at least one name. */
    boolean endsInAnything() {
        return anything;
    }

    private int next(int i) {
        char c = text.charAt(i);
        boolean nameStart = i == 0 || text.charAt(i - 1) == '/';
        if (nameStart && text.startsWith("**/", i)) {
            runs.add(run);
            run = new ArrayList<>();
            return i + 3;
        }
        if (nameStart && i + 2 == text.length() && text.startsWith("**", i)) {
            anything = true;
            return i + 2;
        }
        if (c == '*') {
            name.anyRun();
            return i + 1;
        }
        if (c == '?') {
            name.one();
            return i + 1;
        }
        if (c == '[') {
            return set(i + 1);
        }
        if (c == '\\' && i + 1 == text.length()) {
            throw new IllegalArgumentException("the path pattern `" + text + "` ends in a lone `\\`");
        }
        return literal(c == '\\' ? i + 1 : i);
    }

    private int literal(int i) {
        int c = text.codePointAt(i);
        if (c == '/') {
            endName();
        } else {
            name.text(c);
        }
        return i + Character.charCount(c);
    }

    private void endName() {
        run.add(name.build());
        name = new NameGlob.Builder();
    }

    private int set(int start) {
        int i = start;
        boolean negated = i < text.length() && (text.charAt(i) == '!' || text.charAt(i) == '^');
        i += negated ? 1 : 0;
        List<NameGlob.Range> members = new ArrayList<>();
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
            if (low <= high && !(low == '/' && high == '/')) {
                members.add(new NameGlob.Range(low, high));
            }
        }
        if (i >= text.length()) {
            throw new IllegalArgumentException("the path pattern `" + text + "` has a `[` without `]`");
        }
        if (members.isEmpty() && !negated) {
            throw new IllegalArgumentException("the path pattern `" + text + "` has a `[` and `]` that match nothing");
        }
        name.oneOf(members, negated);
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
}
