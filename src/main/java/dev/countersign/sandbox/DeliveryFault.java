package dev.countersign.sandbox;

import java.time.Duration;

/**
 * Something that goes wrong with webhooks.
 *
 * @param event which, such as {@code pull_request}; {@code *} for any
 * @param action which, such as {@code opened}; {@code *} for any or none
 * @param times how many deliveries it happens to
 * @param kind what happens
 * @param delay how much later a delayed one is sent; zero otherwise
 */
public record DeliveryFault(String event, String action, int times, Kind kind, Duration delay) {

    /** What can happen to a delivery. */
    public enum Kind {
        /** It does not arrive; GitHub notes a failure, and it can be asked for again. */
        DROP,
        /** It arrives, and its answer does not; GitHub notes a failure, and it can be asked for again. */
        UNHEARD,
        /** It is never sent and never listed. */
        LOSE,
        /** It arrives twice under one GUID. */
        DUPLICATE,
        /** The matching ones are kept until all have come, then sent last first. */
        REORDER,
        /** It is sent later; others overtake it. */
        DELAY
    }

    /** A fault that delays nothing. */
    public static DeliveryFault of(String event, String action, int times, Kind kind) {
        return new DeliveryFault(event, action, times, kind, Duration.ZERO);
    }

    boolean hits(Delivery delivery) {
        return (event.equals("*") || event.equals(delivery.event))
                && (action.equals("*") || action.equals(delivery.action.orElse("")));
    }
}
