package dev.countersign.core.policy;

/**
 * Whole numbers from one to another, both included.
 *
 * @param least the smallest, from 0
 * @param most the largest; {@link Integer#MAX_VALUE} for no end
 */
public record Range(int least, int most) {

    /** Whether the number is one of them. */
    public boolean contains(long number) {
        return number >= least && (number <= most || most == Integer.MAX_VALUE);
    }

    /** Whether there is no such number. */
    public boolean isEmpty() {
        return least > most;
    }

    /** The numbers that are in both. */
    public Range and(Range other) {
        return new Range(Math.max(least, other.least), Math.min(most, other.most));
    }
}
