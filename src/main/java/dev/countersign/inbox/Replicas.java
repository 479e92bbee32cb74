package dev.countersign.inbox;

import java.time.Instant;

/** Port: the processes that run the App. Safe for use by many threads. */
public interface Replicas {

    /** Keeps that a process is there, and forgets those that were not heard of for a day. */
    void here(String id, String version, Instant started, Instant now);

    /** Keeps that one has ended. */
    void gone(String id);
}
