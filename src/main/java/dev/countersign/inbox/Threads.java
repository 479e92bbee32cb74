package dev.countersign.inbox;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the threads that look at pull requests: virtual ones where the JVM has them. */
final class Threads {

    private Threads() {}

    static ExecutorService forWork(int most) {
        try {
            // Compiled for Java 17, which does not know the method; 21 and later do.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException older) {
            return Executors.newFixedThreadPool(most);
        }
    }
}
