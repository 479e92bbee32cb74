package dev.countersign.flow;

/** Port: takes deliveries that came another way than as a webhook. Safe for use by many threads. */
public interface Intake {

    /**
     * Takes one as if it had been delivered.
     *
     * @return false when it cannot be taken as it is
     */
    boolean take(DeliverySource.Attempt attempt, String payload);

    /** Takes note of one of which nothing is known but where it belongs: all that is open there is looked at. */
    void takeUnread(DeliverySource.Attempt attempt);
}
