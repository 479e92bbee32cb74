package dev.countersign.web.setup;

import dev.countersign.flow.Errand;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What GitHub answered to a few questions that belong together. It is kept, so that nobody who looks waits for GitHub; questions
 * are asked by a thread of their own, and never twice at a time. Safe for use by many threads.
 */
final class Answers<T> {

    private final Supplier<T> questions;
    private final T nothing;
    private final Executor threads;
    private final Clock clock;

    private T said;
    private Instant at = Instant.EPOCH;
    private long forgotten;
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    /**
     * Nothing was asked yet.
     *
     * @param questions asks, and throws nothing
     * @param nothing what is known before
     */
    Answers(Supplier<T> questions, T nothing, Executor threads, Clock clock) {
        this.questions = questions;
        this.nothing = nothing;
        this.threads = threads;
        this.clock = clock;
        this.said = nothing;
    }

    /**
     * Which answers will do.
     *
     * @param fresh older ones are told, and asked for anew meanwhile
     * @param valid older ones are not told: something was done since
     */
    record Since(Instant fresh, Instant valid) {}

    /**
     * What is known.
     *
     * @param at when it was asked for; {@link Instant#EPOCH} when nothing is known
     * @param asking whether it is being asked for anew
     */
    record Known<T>(T said, Instant at, boolean asking) {}

    /** What is known now; begins to ask where that will not do, and does not wait. */
    synchronized Known<T> now(Since since) {
        // What was asked for later than now was asked for before the clock was set back.
        if (at.isBefore(since.fresh()) || at.isBefore(since.valid()) || at.isAfter(clock.instant())) {
            ask();
        }
        return at.isBefore(since.valid())
                ? new Known<>(nothing, Instant.EPOCH, true)
                : new Known<>(said, at, !asking.isDone());
    }

    /** What is known when that will do; waits for GitHub. */
    Known<T> whole(Since since) {
        Known<T> known = now(since);
        while (known.asking()) {
            whenAsked().join();
            known = now(since);
        }
        return known;
    }

    /** Is done when what is being asked is answered. */
    synchronized CompletableFuture<Void> whenAsked() {
        return asking;
    }

    /** Forgets what was answered, and what was asked before and is not answered yet: it is not so any more. */
    synchronized void forget() {
        said = nothing;
        at = Instant.EPOCH;
        forgotten++;
    }

    private void ask() {
        if (asking.isDone()) {
            Instant begun = clock.instant();
            long before = forgotten;
            asking = CompletableFuture.supplyAsync(
                            () -> Errand.inBackground("set-up").go(questions), threads)
                    .thenAccept(answered -> keep(answered, begun, before));
        }
    }

    private synchronized void keep(T answered, Instant begun, long before) {
        if (forgotten == before) {
            said = answered;
            at = begun;
        }
    }
}
