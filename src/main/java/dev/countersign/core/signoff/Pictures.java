package dev.countersign.core.signoff;

import dev.countersign.core.signoff.History.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a change looked like at its earlier heads. Heads of one change share most of what they hold, and that is kept once.
 *
 * <p>Immutable.
 */
public final class Pictures {

    private final EntryTable table;
    private final Map<Position, int[]> numbers;
    private final Map<Position, int[]> states;

    private Pictures(EntryTable table, Map<Position, int[]> numbers) {
        this.table = table;
        this.numbers = numbers;
        this.states = new HashMap<>();
        numbers.forEach((position, some) -> states.put(position, table.state(some)));
    }

    /** Those fingerprints. */
    public static Pictures of(Map<Position, Fingerprint> seen) {
        EntryTable table = new EntryTable();
        Map<Position, int[]> numbers = new LinkedHashMap<>();
        seen.forEach((position, fingerprint) -> numbers.put(position, table.add(fingerprint)));
        return new Pictures(table, numbers);
    }

    /** Nothing was seen. */
    public static Pictures none() {
        return of(Map.of());
    }

    /** The heads, each with the base branch it was seen against. */
    public Set<Position> positions() {
        return Set.copyOf(numbers.keySet());
    }

    /** Whether that head was seen against that branch. */
    public boolean has(Position position) {
        return numbers.containsKey(position);
    }

    /** What was seen there; it must be one of the {@link #positions}. */
    public Fingerprint at(Position position) {
        List<Fingerprint.Entry> files =
                Arrays.stream(numbers.get(position)).mapToObj(table::entry).toList();
        return new Fingerprint(position.base(), files);
    }

    /** The same with one more; it takes the place of what was seen there. */
    public Pictures with(Position position, Fingerprint fingerprint) {
        Map<Position, Fingerprint> all = new LinkedHashMap<>();
        numbers.keySet().forEach(one -> all.put(one, at(one)));
        all.put(position, fingerprint);
        return of(all);
    }

    /** What of all that is in the same branch is to be held against the present. */
    Fingerprints against(Position now, Fingerprint present) {
        EntryTable all = table.continued();
        int[] state = all.state(all.add(present));
        Map<String, int[]> heads = new HashMap<>();
        states.forEach((position, there) -> {
            if (position.base().equals(now.base())) {
                heads.put(position.head(), there);
            }
        });
        heads.put(now.head(), state);
        return new Fingerprints(all, heads);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Pictures that
                        && positions().equals(that.positions())
                        && numbers.keySet().stream().allMatch(one -> at(one).equals(that.at(one)));
    }

    @Override
    public int hashCode() {
        return numbers.keySet().hashCode();
    }

    @Override
    public String toString() {
        return numbers.keySet().toString();
    }
}
