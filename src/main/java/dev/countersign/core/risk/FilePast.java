package dev.countersign.core.risk;

/** The past of one file: a few counters, changed in place by its book. Not thread-safe. */
final class FilePast {

    static final long NEVER = Long.MIN_VALUE;

    private final Hands hands = new Hands();
    private final Fading repairs = new Fading();
    private final long born;
    private int lastChange;
    private int lastPerson;
    private long lastRevert = NEVER;

    FilePast(long born) {
        this.born = born;
    }

    void learn(int change, int person, boolean fix, boolean revert, long now) {
        hands.add(person);
        lastChange = change;
        lastPerson = person;
        if (fix) {
            repairs.add(now, Moments.YEAR);
        }
        lastRevert = revert ? now : lastRevert;
    }

    Hands hands() {
        return hands;
    }

    long born() {
        return born;
    }

    int lastChange() {
        return lastChange;
    }

    int lastPerson() {
        return lastPerson;
    }

    long lastRevert() {
        return lastRevert;
    }

    /** Repairs so far, each counting half as much every year. */
    double repairs(long now) {
        return repairs.count(now, Moments.YEAR);
    }
}
