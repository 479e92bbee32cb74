package dev.countersign.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Notices that the machine's clock was set back, while this process runs or before it began, and has done at once what would
 * otherwise wait until the clock is there again. A clock that is set forward only has things done early.
 */
@Singleton
public final class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final long EVERY_SECONDS = 5;

    /** So much passes unnoticed, and is waited for. */
    private static final Duration UNNOTICED = Duration.ofSeconds(5);

    /** Work that was under way may still put things off by the moment that it began with: after a minute they are done, too. */
    private static final int AGAIN_AFTER = 12;

    private final Appointments appointments;
    private final Runnable wake;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ScheduledExecutorService glances = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "clock-watch");
        thread.setDaemon(true);
        return thread;
    });

    private boolean begun;
    private boolean setBack;
    private int again;
    private Instant seen;
    private long seenNanos;

    /** Watches this clock, and wakes that queue. */
    @Inject
    public ClockWatch(Appointments appointments, Queue queue, Clock clock) {
        this(appointments, queue::wake, clock, System::nanoTime);
    }

    /**
     * Watches this clock.
     *
     * @param wake called when there may be something to do
     * @param nanos tells how much time passes, whatever the clock says
     */
    ClockWatch(Appointments appointments, Runnable wake, Clock clock, LongSupplier nanos) {
        this.appointments = appointments;
        this.wake = wake;
        this.clock = clock;
        this.nanos = nanos;
        this.seen = clock.instant();
        this.seenNanos = nanos.getAsLong();
    }

    void start(@Observes StartupEvent event) {
        glances.scheduleWithFixedDelay(this::glance, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        glances.shutdown();
    }

    /** Looks at the clock once. */
    void glance() {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration went = Duration.between(seen, now);
        Duration passed = Duration.ofNanos(nowNanos - seenNanos);
        seen = now;
        seenNanos = nowNanos;
        if (passed.minus(went).compareTo(UNNOTICED) > 0) {
            setBack = true;
            LOG.warnf(
                    "this machine's clock was set back by about %d seconds; what was to be done later is done now",
                    passed.minus(went).toSeconds());
        }
        try {
            if (!begun) {
                before(now);
                begun = true;
            }
            catchUp(now);
        } catch (RuntimeException unreachable) {
            // The next glance is a few seconds away.
            LOG.debugf("what waits could not be brought forward: %s", unreachable.getMessage());
        }
    }

    /** What is kept tells how late it was when it was kept. */
    private void before(Instant now) {
        if (appointments.anyDoneAfter(now.plus(UNNOTICED))) {
            setBack = true;
            LOG.warn("this machine's clock was set back since the App last ran, or the clocks of its processes differ;"
                    + " what was to be done later is done now");
        }
    }

    private void catchUp(Instant now) {
        boolean due = setBack || again == 1;
        if (due) {
            appointments.bringForward(now);
            wake.run();
        }
        again = setBack ? AGAIN_AFTER : Math.max(0, again - 1);
        setBack = false;
    }
}
