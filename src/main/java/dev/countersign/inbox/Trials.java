package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.countersign.flow.DatabaseAway;
import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.TryLater;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Tries failed work again, and gives it up in the end. */
final class Trials {

    private static final Logger LOG = Logger.getLogger(Trials.class);

    private Trials() {}

    /** Decides what becomes of a task that failed, and does it. */
    static void again(
            ExecutionComplete failed, ExecutionOperations<Void> operations, Due due, DeadLetters letters, Clock clock) {
        int failures = failed.getExecution().consecutiveFailures + 1;
        Throwable cause = failed.getCause().orElseGet(() -> new IllegalStateException("no cause was given"));
        TaskInstanceId what = failed.getExecution().taskInstance;
        String name = what.getTaskName() + " " + what.getId();
        Instant now = clock.instant();
        Duration sofar = Duration.between(due.failing(what.getTaskName(), what.getId(), failures), now);
        boolean passes = cause instanceof TryLater || cause instanceof DatabaseAway;
        Fate fate = Fate.of(cause, failures, sofar, ThreadLocalRandom.current());
        if (fate instanceof Fate.GivenUp givenUp) {
            LOG.errorf(
                    passes ? null : cause,
                    "%s is given up after %d failures: %s; see `countersign dead-letters`",
                    name,
                    failures,
                    givenUp.reason());
            letters.keep(what.getTaskName(), Long.parseLong(what.getId()), givenUp.reason(), failures);
            operations.remove();
        } else if (fate instanceof Fate.Again again) {
            if (passes) {
                LOG.warnf("%s: %s; trying again in %s", name, cause.getMessage(), again.after());
            } else {
                LOG.errorf(cause, "%s could not be done; trying again in %s", name, again.after());
            }
            if (cause instanceof TryLater later && later.isBinding()) {
                due.notBefore(what.getTaskName(), what.getId(), now.plus(later.after()));
            }
            operations.reschedule(failed, now.plus(again.after()));
        }
    }
}
