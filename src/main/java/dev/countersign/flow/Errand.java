package dev.countersign.flow;

import java.util.function.Supplier;

/**
 * What the current thread is at work for: said once where work begins, so that requests made on the way are counted for it
 * and take their turn by it.
 *
 * @param event the webhook's event that was the last reason, or the name of work that no webhook asked for
 * @param background whether work for webhooks goes first
 */
public record Errand(String event, boolean background) {

    private static final Errand UNSAID = new Errand("none", false);

    private static final ThreadLocal<Errand> CURRENT = ThreadLocal.withInitial(() -> UNSAID);

    /** Work for a webhook. */
    public static Errand of(String event) {
        return event.isEmpty() ? UNSAID : new Errand(event, false);
    }

    /** Work that no webhook asked for. */
    public static Errand inBackground(String name) {
        return new Errand(name, true);
    }

    /** The current thread's. */
    public static Errand current() {
        return CURRENT.get();
    }

    /** Does some work for it. */
    public <T> T go(Supplier<T> work) {
        Errand before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }
}
