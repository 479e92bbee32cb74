package dev.countersign.flow;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * So many threads are at work at a time; one that waits for GitHub lets another work meanwhile. So more looks may be under way
 * than there are processors for, and their threads get in nobody's way: not in each other's, not in the compiler's, and
 * not in a webhook's that wants to be kept.
 *
 * <p>A seat is a courtesy, never a condition: who has waited for long goes to work without one. So nothing can wait for
 * ever, whatever it holds. Safe for use by many threads.
 */
public final class Seats {

    private static final int STEPS_ASIDE = 10;
    private static final long STEP_NANOS = 2_000_000;

    private static final ThreadLocal<Seats> MINE = new ThreadLocal<>();

    private final Room free;
    private final int number;
    private final long patienceMillis;
    private final long aloneNanos;
    private final LongSupplier nanos;
    /** Who is at work elsewhere, or wants to be, before whom those here stand back. */
    private final AtomicInteger guests = new AtomicInteger();
    /** Since when somebody has been there without a break. */
    private long since;
    /** Whether they share with those here by now. */
    private boolean shared;

    /**
     * Seats that are free, of which guests leave one.
     *
     * @param number how many
     * @param patienceMillis how long anybody waits for one
     */
    public Seats(int number, long patienceMillis) {
        this(number, patienceMillis, 0);
    }

    /**
     * Seats that are free.
     *
     * @param number how many
     * @param patienceMillis how long anybody waits for one
     * @param aloneMillis how long guests have it all to themselves; then they leave one seat
     */
    public Seats(int number, long patienceMillis, long aloneMillis) {
        this(number, patienceMillis, aloneMillis, System::nanoTime);
    }

    /** The same by another clock. */
    Seats(int number, long patienceMillis, long aloneMillis, LongSupplier nanos) {
        this.free = new Room(number);
        this.number = number;
        this.patienceMillis = patienceMillis;
        this.aloneNanos = TimeUnit.MILLISECONDS.toNanos(aloneMillis);
        this.nanos = nanos;
    }

    /**
     * Somebody comes who goes before what is done in these seats: as long as anybody is there, none is given for a while, and one
     * when that while is over. They take no seat here.
     *
     * @return to be run when they leave; a second time it does nothing
     */
    public Runnable guest() {
        come();
        AtomicBoolean there = new AtomicBoolean(true);
        return () -> {
            if (there.getAndSet(false)) {
                leave();
            }
        };
    }

    private synchronized void come() {
        if (guests.getAndIncrement() == 0) {
            since = nanos.getAsLong();
            shared = false;
            free.less(number);
        }
        if (!shared && nanos.getAsLong() - since >= aloneNanos) {
            shared = true;
            free.release();
        }
    }

    private synchronized void leave() {
        if (guests.decrementAndGet() == 0) {
            free.release(shared ? number - 1 : number);
        }
    }

    /** Waits until no guest is there, for as long as they have it to themselves, and for a moment otherwise. */
    public void letGuestsPass() {
        for (int i = 0; guests.get() > 0 && (i < STEPS_ASIDE || areAlone()); i++) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private synchronized boolean areAlone() {
        return nanos.getAsLong() - since < aloneNanos;
    }

    /** Does some work in a seat. */
    public void at(Runnable work) {
        at(() -> {
            work.run();
            return this;
        });
    }

    /** Does some work in a seat; whoever has one already keeps it. */
    public <T> T at(Supplier<T> work) {
        if (MINE.get() == this) {
            return work.get();
        }
        sit();
        try {
            return work.get();
        } finally {
            // It may have come back from outside without one.
            if (MINE.get() == this) {
                rise();
            }
        }
    }

    /** Waits for somebody outside; the seat of the current thread, if it has one, is free meanwhile. */
    public static <T> T away(Supplier<T> wait) {
        Seats mine = MINE.get();
        if (mine == null) {
            return wait.get();
        }
        mine.rise();
        try {
            return wait.get();
        } finally {
            mine.sit();
        }
    }

    /** How many are free. */
    int free() {
        return free.availablePermits();
    }

    private void sit() {
        try {
            if (free.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                MINE.set(this);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void rise() {
        MINE.remove();
        free.release();
    }

    /** Seats that can become fewer while they are taken, in the order in which they were asked for. */
    private static final class Room extends Semaphore {

        private static final long serialVersionUID = 1;

        Room(int number) {
            super(number, true);
        }

        void less(int number) {
            reducePermits(number);
        }
    }
}
