package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Work that comes round again and again, each kind by one replica at a time: comparing what should be true with what is. A
 * round that fails is left where it stopped; the next one goes on there.
 */
@Singleton
public final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** Many branches are looked at over several rounds. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration REMINDED = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int QUICK = 24;
    private static final int MOST_DOUBLED = 16;

    /**
     * One kind of work.
     *
     * @param every how long after one round the next begins; zero for never
     * @param atStart whether a process that starts makes it due
     */
    private record Round(String name, Duration every, boolean atStart, Runnable work) {}

    private final Clock clock;
    private final List<Round> all;

    /**
     * Does this work so often.
     *
     * @param auditEvery how long what was found of a branch's rules is good for
     */
    public Rounds(
            Reconciling work,
            NoticeQueue notices,
            Clock clock,
            @ConfigProperty(name = "countersign.reconcile.deliveries", defaultValue = "PT1M") Duration deliveriesEvery,
            @ConfigProperty(name = "countersign.reconcile.pull-requests", defaultValue = "PT30M") Duration pullsEvery,
            @ConfigProperty(name = "countersign.audit.every", defaultValue = "PT24H") Duration auditEvery) {
        this.clock = clock;
        this.all = List.of(
                new Round("reconcile-deliveries", deliveriesEvery, true, work::deliveries),
                new Round("reconcile-pull-requests", pullsEvery, true, work::pulls),
                new Round("audit-rules", auditEvery.compareTo(HOUR) > 0 ? HOUR : auditEvery, false, work::audit),
                new Round("remind", notices.reminds() ? REMINDED : Duration.ZERO, false, notices::remind));
    }

    /** What the scheduler has to run. */
    List<RecurringTask<Void>> tasks() {
        return all.stream()
                .filter(Rounds::wanted)
                .map(round -> Tasks.recurring(round.name(), FixedDelay.of(round.every()))
                        .onFailure((failed, operations) -> failed(round, failed, operations))
                        .execute((instance, context) -> run(round)))
                .toList();
    }

    /** Makes those due that begin with the process. */
    void begin(SchedulerClient client) {
        all.stream().filter(round -> wanted(round) && round.atStart()).forEach(round -> {
            try {
                client.reschedule(TaskInstanceId.of(round.name(), RecurringTask.INSTANCE), clock.instant());
            } catch (TaskInstanceCurrentlyExecutingException
                    | TaskInstanceNotFoundException
                    | ExecutionException busy) {
                LOG.tracef("%s is under way", round.name());
            }
        });
    }

    private static boolean wanted(Round round) {
        return !round.every().isZero();
    }

    private static void run(Round round) {
        Errand.inBackground(round.name()).go(() -> {
            round.work().run();
            return round;
        });
    }

    private void failed(Round round, ExecutionComplete failed, ExecutionOperations<Void> operations) {
        Throwable cause = failed.getCause().orElseGet(() -> new IllegalStateException("no cause was given"));
        Duration wait = again(cause, failed.getExecution().consecutiveFailures + 1, round.every());
        if (cause instanceof TryLater || cause instanceof Refused || cause instanceof SubjectGone) {
            LOG.warnf("%s stops here, and goes on in %s: %s", round.name(), wait, cause.getMessage());
        } else {
            LOG.errorf(cause, "%s failed, and is tried again in %s", round.name(), wait);
        }
        operations.reschedule(failed, clock.instant().plus(wait));
    }

    /**
     * How long after a failure, or a limit, a round goes on: soon for a while, since what it looks for may be waiting, and then each
     * time after twice as long; never before GitHub or the budget allows it.
     *
     * @param failures how often in a row it has failed, from 1
     * @param every how long after one that did not fail
     */
    static Duration again(Throwable cause, int failures, Duration every) {
        Duration soon = SOON.multipliedBy(1L << Math.max(0, Math.min(failures - QUICK, MOST_DOUBLED)));
        Duration wait = soon.compareTo(every) < 0 ? soon : every;
        return cause instanceof TryLater later && later.after().compareTo(wait) > 0 ? later.after() : wait;
    }
}
