package dev.countersign.core.risk;

/** The past of one part of the repository: how much was changed and taken back there. Not thread-safe. */
final class PartPast {

    private final Fading changes = new Fading();
    private final Fading reverts = new Fading();

    void learn(boolean revert, long now) {
        changes.add(now, Moments.YEAR);
        if (revert) {
            reverts.add(now, Moments.YEAR);
        }
    }

    double changes(long now) {
        return changes.count(now, Moments.YEAR);
    }

    double reverts(long now) {
        return reverts.count(now, Moments.YEAR);
    }
}
