package dev.countersign.core.signoff;

import dev.countersign.core.signoff.Fingerprint.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Numbers for the entries of fingerprints and for their paths, so that two of them are compared path by path without looking at
 * text.
 *
 * <p>Not thread-safe while fingerprints are added.
 */
final class EntryTable {

    /** The number of the path of what is not shown. */
    static final int UNSEEN = 0;

    private static final int NOTHING = -1;

    /** What is at a path where several entries are, such as the old path of a moved file with another file there now. */
    private record Several(int others, int entry) {}

    private final Numbering<Entry> entries;
    private final Numbering<String> paths;
    private final Numbering<Several> severals;
    private final List<int[]> places;

    EntryTable() {
        this(new Numbering<>(), new Numbering<>(), new Numbering<>(), List.of());
        paths.of("");
    }

    private EntryTable(
            Numbering<Entry> entries, Numbering<String> paths, Numbering<Several> severals, List<int[]> places) {
        this.entries = entries;
        this.paths = paths;
        this.severals = severals;
        this.places = new ArrayList<>(places);
    }

    /** One that goes on where this one ends, which must not grow any more. */
    EntryTable continued() {
        return new EntryTable(entries.continued(), paths.continued(), severals.continued(), places);
    }

    /** The numbers of a fingerprint's entries. */
    int[] add(Fingerprint fingerprint) {
        return fingerprint.files().stream().mapToInt(this::number).toArray();
    }

    /** The entry of that number. */
    Entry entry(int number) {
        return entries.at(number);
    }

    /** All paths, by their numbers. */
    List<String> paths() {
        return paths.all();
    }

    /** For each path the number of what is there, given the numbers of the entries. */
    int[] state(int[] numbers) {
        int[] state = new int[paths.all().size()];
        Arrays.fill(state, NOTHING);
        int[] each = numbers.clone();
        Arrays.sort(each);
        for (int i = 0; i < each.length; i++) {
            if (i == 0 || each[i] != each[i - 1]) {
                for (int place : places.get(each[i])) {
                    state[place] = state[place] == NOTHING
                            ? each[i]
                            : NOTHING - 1 - severals.of(new Several(state[place], each[i]));
                }
            }
        }
        return state;
    }

    /** Whether there is something else at a path. A state knows nothing of paths that were added after it was made. */
    static boolean differ(int[] one, int[] other, int path) {
        return (path < one.length ? one[path] : NOTHING) != (path < other.length ? other[path] : NOTHING);
    }

    /** Adds what is at a path. */
    void gather(int[] state, int path, Collection<Entry> found) {
        if (path < state.length) {
            gather(state[path], found);
        }
    }

    private void gather(int here, Collection<Entry> found) {
        if (here >= 0) {
            found.add(entries.at(here));
        } else if (here < NOTHING) {
            Several some = severals.at(NOTHING - 1 - here);
            gather(some.others(), found);
            gather(some.entry(), found);
        }
    }

    private int number(Entry entry) {
        int number = entries.of(entry);
        if (number == places.size()) {
            int head = paths.of(entry.path());
            int base = head == UNSEEN ? UNSEEN : paths.of(entry.previousPath());
            places.add(head == base ? new int[] {head} : new int[] {head, base});
        }
        return number;
    }
}
