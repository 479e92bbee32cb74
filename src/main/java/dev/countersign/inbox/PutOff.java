package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
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

    /** Does the work, or puts it off, so that no new event takes it up before. */
    static CompletionHandler<Void> unlessBudget(
            TaskInstanceId task, Clock clock, Due due, Supplier<CompletionHandler<Void>> work) {
        try {
            return work.get();
        } catch (TryLater later) {
            if (later.isFailure()) {
                throw later;
            }
            Instant when = clock.instant()
                    .plus(later.after())
                    .plusMillis(ThreadLocalRandom.current().nextInt(SPREAD_MILLIS));
            LOG.debugf("%s %s is put off to %s: %s", task.getTaskName(), task.getId(), when, later.getMessage());
            return (done, operations) -> {
                due.notBefore(task.getTaskName(), task.getId(), when);
                operations.reschedule(done, when);
            };
        }
    }
}
