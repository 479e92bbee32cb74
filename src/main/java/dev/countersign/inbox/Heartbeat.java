package dev.countersign.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Says every few seconds that this process is there, and finds out whether it could keep a delivery. */
@Singleton
public final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final long EVERY_SECONDS = 10;

    private final Replicas replicas;
    private final Room room;
    private final String version;
    private final Clock clock;
    private final String id;
    private final Instant started;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** Says so to these, under the name of its machine and the number of its process. */
    public Heartbeat(
            Replicas replicas,
            @Readiness Room room,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Clock clock) {
        this.replicas = replicas;
        this.room = room;
        this.version = version;
        this.clock = clock;
        this.id = machine() + "/" + ProcessHandle.current().pid();
        this.started = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        beats.scheduleWithFixedDelay(this::beat, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        beats.shutdown();
        try {
            replicas.gone(id);
        } catch (IllegalStateException unreachable) {
            LOG.debugf("it could not be kept that this process ends: %s", unreachable.getMessage());
        }
    }

    private void beat() {
        try {
            room.look();
            replicas.here(id, version, started, clock.instant());
        } catch (RuntimeException unreachable) {
            // The next one is a few seconds away, and the page shows when this process was last heard of.
            LOG.debugf("it could not be kept that this process is there: %s", unreachable.getMessage());
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
