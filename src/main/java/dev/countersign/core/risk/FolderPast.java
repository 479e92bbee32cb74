package dev.countersign.core.risk;

/** The past of one folder, without those below it. Not thread-safe. */
final class FolderPast {

    private final Hands hands = new Hands();
    private final Moments fixes = new Moments();

    void learn(int person, boolean fix, long now) {
        hands.add(person);
        if (fix) {
            fixes.add(now);
        }
    }

    Hands hands() {
        return hands;
    }

    int fixesInAYear(long now) {
        return fixes.count(now);
    }
}
