package dev.countersign.core.risk;

/** A count in which everything counts half as much after some time. Not thread-safe. */
final class Fading {

    private float count;
    private long at = FilePast.NEVER;

    void add(long now, double half) {
        count = (float) (count(now, half) + 1);
        at = now;
    }

    double count(long now, double half) {
        return count == 0 ? 0 : count * Math.pow(2, -Math.max(0, now - at) / half);
    }
}
