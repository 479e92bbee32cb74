package dev.countersign.core.risk;

/** The past of one file: a few counters, changed in place by its book. Not thread-safe. */
final class FilePast {

    static final long NEVER = Long.MIN_VALUE;

    private final Hands hands = new Hands();
    private int lastChange;
    private float repairs;
    private long repairsAt = NEVER;
    private long lastRevert = NEVER;

    void learn(int change, int person, boolean fix, boolean revert, long now) {
        hands.add(person);
        lastChange = change;
        if (fix) {
            repairs = (float) (repairs(now) + 1);
            repairsAt = now;
        }
        lastRevert = revert ? now : lastRevert;
    }

    Hands hands() {
        return hands;
    }

    int lastChange() {
        return lastChange;
    }

    long lastRevert() {
        return lastRevert;
    }

    /** Repairs so far, each counting half as much every year. */
    double repairs(long now) {
        return repairs == 0 ? 0 : repairs * Math.pow(2, -Math.max(0, now - repairsAt) / (double) Moments.YEAR);
    }
}
