package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of one folder or file name: text, {@code *}, one character, one of a set.
 *
 * <p>Time is linear in the name. Immutable.
 */
final class NameGlob {

    private sealed interface Part {}

    private record Text(String text) implements Part {}

    private record AnyRun() implements Part {}

    /** One character that lies in one of the ranges, or in none of them; a slash is never met, since names have none. */
    private record One(List<Range> ranges, boolean negated) implements Part {
        boolean has(int character) {
            return ranges.stream().anyMatch(range -> range.low() <= character && character <= range.high()) != negated;
        }
    }

    /** From one character to another, both included. */
    record Range(int low, int high) {}

    private final List<Part> parts;
    private final String start;
    private final String ending;
    private final boolean literal;
    private final boolean openInTheMiddle;

    private NameGlob(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.start = !parts.isEmpty() && parts.get(0) instanceof Text text ? text.text() : "";
        this.ending = !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Text text ? text.text() : "";
        this.literal = parts.isEmpty() || parts.size() == 1 && parts.get(0) instanceof Text;
        this.openInTheMiddle = parts.stream().filter(AnyRun.class::isInstance).count() == 1
                && parts.stream().noneMatch(One.class::isInstance);
    }

    /** Whether it matches any name. */
    boolean any() {
        return !parts.isEmpty() && parts.stream().allMatch(AnyRun.class::isInstance);
    }

    /** Whether it matches one name only, which is {@link #start()}. */
    boolean literal() {
        return literal;
    }

    /** What every name that it matches begins with. */
    String start() {
        return start;
    }

    /** What every name that it matches ends with. */
    String ending() {
        return ending;
    }

    /** Whether it matches the whole name. Going back to the last {@code *} is enough: an earlier one could only skip more. */
    boolean matches(String name) {
        if (literal) {
            return name.equals(start);
        }
        if (!name.startsWith(start) || !name.endsWith(ending)) {
            return false;
        }
        if (openInTheMiddle) {
            return name.length() >= start.length() + ending.length();
        }
        int part = 0;
        int at = 0;
        int retryPart = -1;
        int retryAt = 0;
        while (part < parts.size() || at < name.length()) {
            if (part < parts.size() && parts.get(part) instanceof AnyRun) {
                retryPart = ++part;
                retryAt = at;
                continue;
            }
            int next = part < parts.size() ? after(parts.get(part), name, at) : -1;
            if (next >= 0) {
                part++;
                at = next;
            } else if (retryPart >= 0 && retryAt < name.length()) {
                retryAt += Character.charCount(name.codePointAt(retryAt));
                part = retryPart;
                at = retryAt;
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameGlob that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    private static int after(Part part, String name, int at) {
        if (part instanceof Text text) {
            return name.startsWith(text.text(), at) ? at + text.text().length() : -1;
        }
        if (at >= name.length()) {
            return -1;
        }
        int character = name.codePointAt(at);
        return ((One) part).has(character) ? at + Character.charCount(character) : -1;
    }

    /** Puts a pattern together. Not thread-safe. */
    static final class Builder {

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();

        void text(int character) {
            run.appendCodePoint(character);
        }

        void anyRun() {
            add(new AnyRun());
        }

        void one() {
            add(new One(List.of(), true));
        }

        void oneOf(List<Range> ranges, boolean negated) {
            add(new One(List.copyOf(ranges), negated));
        }

        private void add(Part part) {
            endRun();
            parts.add(part);
        }

        private void endRun() {
            if (!run.isEmpty()) {
                parts.add(new Text(run.toString()));
                run.setLength(0);
            }
        }

        NameGlob build() {
            endRun();
            return new NameGlob(parts);
        }
    }
}
