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
 * Works out what kept deliveries mean, some together and one after the other, on a thread of its own: at once when this process kept one, and
 * every second what others left behind. A process that stops works out first what it has kept, for five seconds at most.
 */
@Singleton
public final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final int AT_ONCE = 64;

    /** As many in one transaction, and before the queue is woken: to look for due tasks costs the database more than a delivery. */
    private static final int TOGETHER = 32;

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
     * @param courtesy called before each transaction: somebody may go before it
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
        int told = 0;
        for (int from = 0; from < some.size(); ) {
            if (over) {
                return false;
            }
            courtesy.run();
            int most = Math.min(some.size(), from + TOGETHER);
            Read read = read(some.subList(from, most));
            from += read.done();
            well &= read.well();
            if (from - told >= TOGETHER || from == some.size()) {
                found.run();
                told = from;
            }
        }
        return well && !some.isEmpty();
    }

    private record Read(int done, boolean well) {}

    /** Reads the first of them; where they cannot be read together each is by itself, so that one to blame stands alone. */
    private Read read(List<Long> unread) {
        try {
            return new Read(inbox.read(unread), true);
        } catch (DatabaseAway away) {
            // No delivery is to blame, however long that takes.
            throw away;
        } catch (RuntimeException failed) {
            if (unread.size() == 1) {
                LOG.errorf(failed, "what kept delivery %d means could not be worked out", unread.get(0));
                inbox.failed(unread.get(0), String.valueOf(failed.getMessage()));
                return new Read(1, false);
            }
            boolean well = true;
            for (long one : unread) {
                well &= read(List.of(one)).well();
            }
            return new Read(unread.size(), well);
        }
    }
}
