package dev.countersign.flow;

/** GitHub will never take this request as it is. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what was refused and GitHub's words: one sentence without a full stop. */
    public Refused(String message) {
        super(message);
    }
}
