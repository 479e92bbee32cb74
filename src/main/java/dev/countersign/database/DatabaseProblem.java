package dev.countersign.database;

/** The embedded database cannot be used; the message is for people, says what is wrong, where, and what to do. */
public final class DatabaseProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is wrong and what to do. */
    public DatabaseProblem(String message) {
        super(message);
    }

    /** Says what is wrong and what to do, and keeps what happened. */
    public DatabaseProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
