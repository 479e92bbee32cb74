package dev.countersign.flow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Port: which deliveries were kept, and which were missed. Safe for use by many threads. */
public interface MissedDeliveries {

    /**
     * A delivery that was missed.
     *
     * @param attempt an attempt of it
     * @param asked how often it was asked for again
     */
    record Missed(DeliverySource.Attempt attempt, int asked) {}

    /** Which of these ids were never kept. */
    Set<String> unknown(Collection<String> guids);

    /** Keeps that these were missed, due now; answers how many are new. */
    int found(Collection<DeliverySource.Attempt> attempts, Instant now);

    /** Forgets those that came after all; answers how many. */
    int came();

    /** Those that are due, oldest first. */
    List<Missed> due(Instant now, int most);

    /** Keeps that one was asked for again, and when it is due next. */
    void asked(String guid, Instant due);

    /** Keeps that one could not be asked for or read at present, and when it is due next. */
    void later(String guid, Instant due);

    /** Forgets one. */
    void done(String guid);
}
