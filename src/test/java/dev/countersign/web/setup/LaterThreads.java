package dev.countersign.web.setup;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work that is done when a test says so, in place of threads. */
final class LaterThreads implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Does what is waiting, and what comes of it. */
    void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
