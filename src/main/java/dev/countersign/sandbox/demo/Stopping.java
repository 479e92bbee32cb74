package dev.countersign.sandbox.demo;

import dev.countersign.cli.CannotDo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What has been started, to be stopped once and in the opposite order: at the end, or when the process is told to end,
 * whichever comes first. Safe for use by many threads.
 */
final class Stopping implements AutoCloseable {

    private final Deque<Started> started = new ArrayDeque<>();
    private boolean over;

    /** Something that can be stopped without fail. */
    interface Started extends AutoCloseable {
        @Override
        void close();
    }

    /** One that also stops everything when the process is told to end. */
    static Stopping withTheProcess() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::close, "demo-stop"));
        return stopping;
    }

    /**
     * Starts one more thing; a stop waits until it is done.
     *
     * @throws CannotDo when it is too late
     */
    synchronized <T> T start(Supplier<T> start, Consumer<T> stop) {
        if (over) {
            throw new CannotDo("the demo was told to stop.");
        }
        T running = start.get();
        started.push(() -> stop.accept(running));
        return running;
    }

    /** Whether everything has been told to stop. */
    synchronized boolean over() {
        return over;
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
