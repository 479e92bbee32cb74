package dev.countersign.flow;

/** Port: remembers what the check run on a proposed policy was made from, so that it is made once. Safe for use by many threads. */
public interface Proposals {

    /** What the check run that is shown was made from; empty when none is. */
    String madeFrom(Subject subject);

    /** Keeps what it was made from. */
    void made(Subject subject, String from);
}
