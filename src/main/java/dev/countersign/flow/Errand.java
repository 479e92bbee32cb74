package dev.countersign.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the current thread is at work for: said once where work begins, so that requests made on the way are counted for it
 * and take their turn by it. It also keeps until when GitHub asked on the way to be left in peace. Of one thread alone.
 */
public final class Errand {

    /** Of all threads at whatever else they do, so that it keeps nothing. */
    private static final Errand UNSAID = new Errand("none", false);

    private static final ThreadLocal<Errand> CURRENT = ThreadLocal.withInitial(() -> UNSAID);

    private final String event;
    private final boolean background;
    private Instant held = Instant.MIN;

    private Errand(String event, boolean background) {
        this.event = event;
        this.background = background;
    }

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

    /** The webhook's event that was the last reason, or the name of work that no webhook asked for. */
    public String event() {
        return event;
    }

    /** Whether work for webhooks goes first. */
    public boolean background() {
        return background;
    }

    /** GitHub does not want to be asked again for this before that moment. */
    public void hold(Instant until) {
        if (this != UNSAID) {
            held = notBefore(until);
        }
    }

    /** Until when GitHub asked to be left in peace; empty when it did not. */
    public Optional<Instant> held() {
        return held.equals(Instant.MIN) ? Optional.empty() : Optional.of(held);
    }

    /** The same moment, or when GitHub may be asked again where that is later. */
    public Instant notBefore(Instant when) {
        return held.isAfter(when) ? held : when;
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
