package dev.countersign.core.risk;

/**
 * The clock of a history: it never goes back for single odd dates, yet does not stay where a wrong one put it.
 *
 * <p>Commit dates are written by machines whose clocks may be wrong by decades. The clock is the latest date seen, until
 * three changes in a row are more than a year behind it: then that date was wrong, and the clock is set back.
 */
final class BookClock {

    private static final int PATIENCE = 3;

    private long now = Long.MIN_VALUE;
    private int behind;

    long at(long date) {
        boolean odd = now != Long.MIN_VALUE && date < now - Moments.YEAR;
        behind = odd ? behind + 1 : 0;
        if (date > now || behind == PATIENCE) {
            now = date;
            behind = 0;
        }
        return now;
    }

    long notBefore(long date) {
        return Math.max(now, date);
    }
}
