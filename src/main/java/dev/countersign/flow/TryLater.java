package dev.countersign.flow;

import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Something cannot be done now and may be possible later. */
public final class TryLater extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration after;
    private final boolean failure;
    private final boolean binding;

    /**
     * Says why and when.
     *
     * @param message one sentence without a full stop, fit for people, without secrets
     * @param after how long to wait at least; zero when nobody said
     * @param cause what happened, for the log
     */
    public TryLater(String message, Duration after, Throwable cause) {
        this(message, after, true, false, cause);
    }

    private TryLater(String message, Duration after, boolean failure, boolean binding, Throwable cause) {
        super(message, cause);
        this.after = after;
        this.failure = failure;
        this.binding = binding;
    }

    /**
     * Nothing went wrong: GitHub may not be asked before a known moment.
     *
     * @param after how long that is
     */
    public static TryLater forBudget(String message, Duration after) {
        return new TryLater(message, after, false, true, null);
    }

    /**
     * Something went wrong, and GitHub may not be asked again for the same before a known moment.
     *
     * @param after how long that is
     */
    public static TryLater notBefore(String message, Duration after) {
        return new TryLater(message, after, true, true, null);
    }

    /** Throws it on when nothing went wrong: the work as a whole is put off then, instead of going on without an answer. */
    public static void passOn(RuntimeException caught) {
        if (caught instanceof TryLater later && !later.isFailure()) {
            throw later;
        }
    }

    /** Whether something went wrong, so that another one in a row makes the wait longer, and too many of them end it. */
    public boolean isFailure() {
        return failure;
    }

    /** Whether what was sent was not answered in time, so that it may be done only later. */
    public boolean isUnanswered() {
        return getCause() instanceof HttpTimeoutException;
    }

    /** Whether no new event makes it worth another try before that. */
    public boolean isBinding() {
        return binding;
    }

    /** How long to wait at least; zero when nobody said. */
    public Duration after() {
        return after;
    }
}
