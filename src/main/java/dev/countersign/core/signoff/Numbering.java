package dev.countersign.core.signoff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers from 0 for things, in the order in which they came. Not thread-safe while things are added. */
final class Numbering<T> {

    private final Map<T, Integer> known;
    private final Map<T, Integer> added = new HashMap<>();
    private final List<T> all;

    Numbering() {
        this(Map.of(), List.of());
    }

    private Numbering(Map<T, Integer> known, List<T> all) {
        this.known = known;
        this.all = new ArrayList<>(all);
    }

    /** One that goes on where this one ends, which must not grow any more; what is added there is not added here. */
    Numbering<T> continued() {
        Map<T, Integer> both = known.isEmpty() ? added : new HashMap<>(known);
        if (both != added) {
            both.putAll(added);
        }
        return new Numbering<>(both, all);
    }

    /** The number of a thing, which is added when it is new. */
    int of(T thing) {
        Integer old = known.get(thing);
        if (old == null) {
            old = added.get(thing);
        }
        if (old == null) {
            old = all.size();
            all.add(thing);
            added.put(thing, old);
        }
        return old;
    }

    /** The thing of a number. */
    T at(int number) {
        return all.get(number);
    }

    /** All things, by their numbers. */
    List<T> all() {
        return all;
    }
}
