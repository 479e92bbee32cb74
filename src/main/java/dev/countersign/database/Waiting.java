package dev.countersign.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for another process to come to a state that it does not announce. */
final class Waiting {

    private static final long STEP_MILLIS = 10;

    private Waiting() {}

    /** Looks until it is so, or the time is over; answers whether it was so. */
    static boolean until(Duration longest, BooleanSupplier state) {
        long end = System.nanoTime() + longest.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return state.getAsBoolean();
            }
        }
        return true;
    }
}
