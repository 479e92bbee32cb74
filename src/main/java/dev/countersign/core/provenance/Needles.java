package dev.countersign.core.provenance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds out in one pass which of many short texts occur in a line.
 *
 * <p>This is the automaton of Aho and Corasick over ASCII: one table look-up per character however many texts there are, so
 * that patterns run only on the few lines that can match. Immutable after construction.
 */
final class Needles {

    private static final int ALPHABET = 128;
    private static final BitSet NOTHING = new BitSet();

    private final int[] next;
    private final BitSet[] found;

    /** Prepares a search for these texts; each must be plain ASCII in lower case and not empty. */
    Needles(List<String> texts) {
        int states = 1 + texts.stream().mapToInt(String::length).sum();
        int[] table = new int[states * ALPHABET];
        Arrays.fill(table, -1);
        List<BitSet> ends = new ArrayList<>(List.of(new BitSet()));
        for (int index = 0; index < texts.size(); index++) {
            insert(table, ends, texts.get(index), index);
        }
        link(table, ends);
        this.next = Arrays.copyOf(table, ends.size() * ALPHABET);
        this.found = ends.stream().map(end -> end.isEmpty() ? NOTHING : end).toArray(BitSet[]::new);
    }

    private static void insert(int[] table, List<BitSet> ends, String text, int index) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int at = state * ALPHABET + text.charAt(i);
            if (table[at] < 0) {
                table[at] = ends.size();
                ends.add(new BitSet());
            }
            state = table[at];
        }
        ends.get(state).set(index);
    }

    private static void link(int[] table, List<BitSet> ends) {
        int[] fallback = new int[ends.size()];
        Deque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            ends.get(state).or(ends.get(fallback[state]));
            for (int c = 0; c < ALPHABET; c++) {
                int at = state * ALPHABET + c;
                int viaFallback = state == 0 ? 0 : table[fallback[state] * ALPHABET + c];
                if (table[at] < 0) {
                    table[at] = viaFallback;
                } else {
                    fallback[table[at]] = viaFallback;
                    queue.add(table[at]);
                }
            }
        }
    }

    /** The positions, in the list given at construction, of the texts that occur in this folded line. */
    BitSet in(String folded) {
        BitSet all = NOTHING;
        int state = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            state = c < ALPHABET ? next[state * ALPHABET + c] : 0;
            if (found[state] != NOTHING) {
                all = all == NOTHING ? new BitSet() : all;
                all.or(found[state]);
            }
        }
        return all;
    }
}
