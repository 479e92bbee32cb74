package dev.countersign.core.risk;

import java.util.Arrays;

/** Points in time, in seconds, of which only those of the last 365 days are kept. Not thread-safe. */
final class Moments {

    static final long YEAR = 365L * 86_400;

    private long[] times = new long[4];
    private int start;
    private int end;

    void add(long at) {
        drop(at);
        if (end == times.length) {
            long[] wider = end - start > times.length / 2 ? new long[times.length * 2] : times;
            System.arraycopy(times, start, wider, 0, end - start);
            times = wider;
            end -= start;
            start = 0;
        }
        times[end++] = at;
    }

    int count(long now) {
        drop(now);
        return end - start;
    }

    private void drop(long now) {
        while (start < end && times[start] < now - YEAR) {
            start++;
        }
        if (start == end && times.length > 64) {
            times = Arrays.copyOf(times, 4);
        }
        if (start == end) {
            start = 0;
            end = 0;
        }
    }
}
