package dev.countersign.flow;

/** Another worker has begun a later look at the same work: what this one found is older, and is neither kept nor shown. */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says so. */
    public Overtaken() {
        super("another worker has taken the work over");
    }
}
