package dev.countersign.core.risk;

import java.util.Arrays;

/** The past of one file: a few counters, changed in place by its book. Not thread-safe. */
final class FilePast {

    static final long NEVER = Long.MIN_VALUE;

    int changes;
    int fixes;
    int lastChange;
    long lastRevert = NEVER;
    private int[] authors = new int[2];
    private int[] counts = new int[2];
    private int known;

    void by(int author) {
        for (int i = 0; i < known; i++) {
            if (authors[i] == author) {
                counts[i]++;
                return;
            }
        }
        if (known == authors.length) {
            authors = Arrays.copyOf(authors, known * 2);
            counts = Arrays.copyOf(counts, known * 2);
        }
        authors[known] = author;
        counts[known++] = 1;
    }

    int changesBy(int author) {
        for (int i = 0; i < known; i++) {
            if (authors[i] == author) {
                return counts[i];
            }
        }
        return 0;
    }

    void addAuthorsTo(java.util.BitSet people) {
        for (int i = 0; i < known; i++) {
            people.set(authors[i]);
        }
    }
}
