package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** The webhooks that have been sent, and when they go out. Safe for use by many threads. */
public final class Webhooks {

    private final Deliveries deliveries;
    private final Hub hub;

    Webhooks(Deliveries deliveries, Hub hub) {
        this.deliveries = deliveries;
        this.hub = hub;
    }

    /**
     * One attempt to deliver.
     *
     * @param id of the attempt
     * @param guid of the delivery; a second attempt keeps it
     * @param app id of the App it went to
     * @param event such as {@code pull_request}
     * @param action such as {@code opened}; empty for events without
     * @param redelivery whether it was asked for again
     * @param status what the App answered; 502 and 504 when it did not; 0 while nobody knows
     * @param payload what was sent
     */
    public record Sent(
            long id,
            String guid,
            long app,
            String event,
            String action,
            boolean redelivery,
            int status,
            JsonNode payload) {}

    /** All attempts, oldest first. */
    public List<Sent> all() {
        return deliveries.recorded().stream().map(Webhooks::sent).toList();
    }

    /** The attempts of one event and action, oldest first. */
    public List<Sent> of(String event, String action) {
        return all().stream()
                .filter(sent -> sent.event().equals(event) && sent.action().equals(action))
                .toList();
    }

    private static Sent sent(Delivery delivery) {
        return new Sent(
                delivery.id,
                delivery.guid,
                delivery.app.id,
                delivery.event,
                delivery.action.orElse(""),
                delivery.redelivery,
                delivery.outcome.map(Delivery.Outcome::statusCode).orElse(0),
                HookRoutes.payload(delivery));
    }

    /** Delivers again under the same GUID. */
    public void redeliver(long id) {
        Delivery found = deliveries.recorded().stream()
                .filter(delivery -> delivery.id == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
        synchronized (hub.world()) {
            deliveries.send(
                    found.again(
                            hub.world().ids.next(Ids.Kind.DELIVERY), hub.world().now()),
                    Duration.ZERO);
        }
    }

    /** Keeps everything back from now on. */
    public void hold() {
        deliveries.hold();
    }

    /** Sends what was kept back, in order; answers how many that were. */
    public int release() {
        return deliveries.release();
    }
}
