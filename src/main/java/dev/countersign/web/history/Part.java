package dev.countersign.web.history;

import dev.countersign.web.history.Annals.Mark;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items what is told
 * @param next where it goes on; empty when this is the end
 */
public record Part<T>(List<T> items, String next) {

    /** Copies the list. */
    public Part {
        items = List.copyOf(items);
    }

    /** A part of so many, of what was found when one more was looked for. */
    static <T> Part<T> of(List<T> found, int most, Function<T, Mark> mark) {
        List<T> items = found.stream().limit(most).toList();
        return new Part<>(items, found.size() > most ? Marks.write(mark.apply(items.get(items.size() - 1))) : "");
    }
}
