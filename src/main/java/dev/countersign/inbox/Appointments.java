package dev.countersign.inbox;

import java.time.Instant;

/** Port: what is kept to be done at some moment, and when things were done. Safe for use by many threads. */
public interface Appointments {

    /** Whether something is kept that was done after that moment. */
    boolean anyDoneAfter(Instant moment);

    /**
     * What is to be done later is to be done now, whatever it was to wait for, and nothing was done later than now: for when the
     * clock was set back and nobody can tell any more what is due. Doing a thing too early costs a look, and no more.
     */
    void bringForward(Instant now);
}
