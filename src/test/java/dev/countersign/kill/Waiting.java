package dev.countersign.kill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes bring about. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final long TICK_NANOS = 20_000_000;

    private Waiting() {}

    /**
     * Waits until it is there.
     *
     * @param otherwise what helps to find out why it is not
     */
    public static void until(String what, BooleanSupplier there, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about that " + what + "\n" + otherwise.get());
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }
}
