package dev.countersign.flow;

import java.time.Duration;

/** Something cannot be done now and may be possible later. */
public final class TryLater extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration after;

    /**
     * Says why and when.
     *
     * @param message one sentence without a full stop, fit for people, without secrets
     * @param after how long to wait at least; zero when nobody said
     * @param cause what happened, for the log
     */
    public TryLater(String message, Duration after, Throwable cause) {
        super(message, cause);
        this.after = after;
    }

    /** How long to wait at least; zero when nobody said. */
    public Duration after() {
        return after;
    }
}
