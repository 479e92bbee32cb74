package dev.countersign.github.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends requests that take longer than they may, or whose thread was interrupted: a thread that reads from a connection
 * notices neither a body that drips nor an interrupt. Safe for use by many threads.
 *
 * <p>Looks at all of them in rounds, on the JDK's thread for what is due later, as long as there are any. So a request
 * costs an entry in a set, and wakes nobody.
 */
final class Watch {

    /** So many in the time that a request may take: it is ended a hundredth too late at most. */
    private static final int ROUNDS = 100;

    private static final long SHORTEST_ROUND = 1_000_000;

    private final long patience;
    private final Executor aRoundLater;
    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();

    /** One that lets each request take that long. */
    Watch(Duration patience) {
        this.patience = patience.toNanos();
        this.aRoundLater = CompletableFuture.delayedExecutor(
                Math.max(SHORTEST_ROUND, this.patience / ROUNDS), TimeUnit.NANOSECONDS, Runnable::run);
    }

    /** Watches a request that the current thread is about to send, until that is closed. */
    Watched over(Cancellable request) {
        Watched begun = new Watched(request);
        all.add(begun);
        if (!awake.get() && awake.compareAndSet(false, true)) {
            aRoundLater.execute(this::round);
        }
        return begun;
    }

    private void round() {
        long now = System.nanoTime();
        all.forEach(one -> one.look(now));
        if (all.isEmpty()) {
            awake.set(false);
            // One that has come since then may have found this awake.
            if (all.isEmpty() || !awake.compareAndSet(false, true)) {
                return;
            }
        }
        aRoundLater.execute(this::round);
    }

    /** A request that is under way. */
    final class Watched implements AutoCloseable {

        private final Cancellable request;
        private final Thread thread = Thread.currentThread();
        private final long begun = System.nanoTime();
        private volatile boolean late;

        private Watched(Cancellable request) {
            this.request = request;
        }

        private void look(long now) {
            late |= now - begun > patience;
            if (late || thread.isInterrupted()) {
                request.cancel();
            }
        }

        /** Whether it was ended because it took too long. */
        boolean isLate() {
            return late;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }
}
