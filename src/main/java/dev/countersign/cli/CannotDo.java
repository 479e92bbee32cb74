package dev.countersign.cli;

/** A command cannot do what it was asked for; the message is all that people see. */
public final class CannotDo extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is wrong, where, and what to do. */
    public CannotDo(String message) {
        super(message);
    }

    /** Says what is wrong, where, and what to do, and keeps what happened. */
    public CannotDo(String message, Throwable cause) {
        super(message, cause);
    }
}
