package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import dev.countersign.flow.TryLater;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Puts work off for which there is no budget now to when there is; that is no failure, and makes no later wait longer. */
final class PutOff {

    private static final Logger LOG = Logger.getLogger(PutOff.class);
    private static final int SPREAD_MILLIS = 1_000;

    private PutOff() {}

    /** Does the work, or puts it off. */
    static CompletionHandler<Void> unlessBudget(String name, Clock clock, Supplier<CompletionHandler<Void>> work) {
        try {
            return work.get();
        } catch (TryLater later) {
            if (later.isFailure()) {
                throw later;
            }
            Instant when = clock.instant()
                    .plus(later.after())
                    .plusMillis(ThreadLocalRandom.current().nextInt(SPREAD_MILLIS));
            LOG.debugf("%s is put off to %s: %s", name, when, later.getMessage());
            return (done, operations) -> operations.reschedule(done, when);
        }
    }
}
