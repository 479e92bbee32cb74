package dev.countersign.inbox;

import dev.countersign.flow.DatabaseAway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works out what kept deliveries mean, one after the other, on a thread of its own: at once when this process kept one, and
 * every second what others left behind. A process that stops works out first what it has kept, for five seconds at most.
 */
@Singleton
public final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final int AT_ONCE = 64;

    /** To look for due tasks costs the database about as much as to work out four deliveries. */
    private static final int WAKE_EVERY = 16;

    private static final long EVERY_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Runnable courtesy;
    private final Runnable found;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "reading");
    private volatile boolean ending;
    private volatile boolean over;

    /** Reads this inbox, and wakes that queue. */
    @Inject
    public Reading(Inbox inbox, Queue queue, MeterRegistry meters) {
        this(inbox, queue::letGuestsPass, queue::wake);
        Gauge.builder("countersign.deliveries.unread", inbox, Inbox::waiting)
                .description("webhooks that were kept and are not worked out yet")
                .register(meters);
    }

    /**
     * Reads this inbox.
     *
     * @param courtesy called before each delivery: somebody may go before it
     * @param found called after the last of those that were there, and in between from time to time: there may be something
     *     to do
     */
    Reading(Inbox inbox, Runnable courtesy, Runnable found) {
        this.inbox = inbox;
        this.courtesy = courtesy;
        this.found = found;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        wake();
        thread.join(PATIENCE.toMillis());
        over = true;
    }

    /** Tells that a delivery was kept. */
    public void wake() {
        news.release();
    }

    private void run() {
        while (!ending) {
            try {
                news.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                while (round()) {
                    LOG.trace("there may be more");
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.warnf("kept deliveries cannot be worked out for now: %s", failed.getMessage());
            }
        }
    }

    /** Works out some; answers whether to go on at once. What failed is tried again after a while. */
    private boolean round() {
        List<Long> some = inbox.unread(AT_ONCE);
        boolean well = true;
        for (int i = 0; i < some.size(); i++) {
            if (over) {
                return false;
            }
            courtesy.run();
            well &= read(some.get(i));
            if ((i + 1) % WAKE_EVERY == 0 || i + 1 == some.size()) {
                found.run();
            }
        }
        return well && !some.isEmpty();
    }

    private boolean read(long unread) {
        try {
            inbox.read(unread);
            return true;
        } catch (DatabaseAway away) {
            // The delivery is not to blame, however long that takes.
            throw away;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "what kept delivery %d means could not be worked out", unread);
            inbox.failed(unread, String.valueOf(failed.getMessage()));
            return false;
        }
    }
}
