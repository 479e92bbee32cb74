package dev.countersign.json;

/** A line of facts that is not as it should be; the message says where in it, what is wrong and what to write. */
public final class FactsProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says where, what and what to do: one sentence without a full stop. */
    public FactsProblem(String message) {
        super(message);
    }
}
