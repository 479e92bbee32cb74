package dev.countersign.inbox;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether a delivery could be kept, which is tried every few seconds: a database may answer questions and keep nothing, as one does
 * whose disk is full. When it can keep again, all that waits is due at once.
 */
@Readiness
@Singleton
public final class Room implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Room.class);
    private static final String NAME = "Deliveries can be kept";

    private final Inbox inbox;
    private final Subjects subjects;
    private final AtomicReference<String> problem = new AtomicReference<>("");
    private boolean owing;

    /** Tries it on this inbox; what waits are these. */
    public Room(Inbox inbox, Subjects subjects) {
        this.inbox = inbox;
        this.subjects = subjects;
    }

    /** Tries it once. To be called by one thread. */
    void look() {
        try {
            inbox.rehearse();
        } catch (IllegalStateException full) {
            if (problem.getAndSet(full.getMessage()).isEmpty()) {
                LOG.errorf("no webhook can be kept, and each is answered 503: %s", full.getMessage());
            }
            owing = true;
            return;
        }
        if (!problem.getAndSet("").isEmpty()) {
            LOG.info("webhooks can be kept again; all that waits is done now");
        }
        if (owing) {
            subjects.resume();
            owing = false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        String found = problem.get();
        return found.isEmpty()
                ? HealthCheckResponse.up(NAME)
                : HealthCheckResponse.named(NAME)
                        .down()
                        .withData("problem", found)
                        .build();
    }
}
