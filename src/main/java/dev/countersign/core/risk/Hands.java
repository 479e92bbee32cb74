package dev.countersign.core.risk;

import java.util.Arrays;
import java.util.BitSet;

/** Who changed something how often: small counters by the number of a person. Not thread-safe. */
final class Hands {

    private int[] people = new int[2];
    private int[] counts = new int[2];
    private int known;
    private int all;

    void add(int person) {
        all++;
        int i = indexOf(person);
        if (i >= 0) {
            counts[i]++;
            return;
        }
        if (known == people.length) {
            people = Arrays.copyOf(people, known * 2);
            counts = Arrays.copyOf(counts, known * 2);
        }
        people[known] = person;
        counts[known++] = 1;
    }

    int all() {
        return all;
    }

    int by(int person) {
        int i = indexOf(person);
        return i < 0 ? 0 : counts[i];
    }

    void addTo(BitSet everybody) {
        for (int i = 0; i < known; i++) {
            everybody.set(people[i]);
        }
    }

    private int indexOf(int person) {
        for (int i = 0; i < known; i++) {
            if (people[i] == person) {
                return i;
            }
        }
        return -1;
    }
}
