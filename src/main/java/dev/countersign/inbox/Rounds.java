package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.flow.ReconcileDeliveries;
import dev.countersign.flow.ReconcilePulls;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
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
    private static final String MISSED = "countersign.deliveries.missed";
    private static final String COMPARED = "countersign.pull-requests.compared";

    /**
     * One kind of work.
     *
     * @param every how long after one round the next begins; zero for never
     * @param atStart whether a process that starts makes it due
     */
    private record Round(String name, Duration every, boolean atStart, Runnable work) {}

    private final ReconcileDeliveries deliveries;
    private final ReconcilePulls pulls;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<Round> all;

    /** Does these kinds of work so often. */
    public Rounds(
            ReconcileDeliveries deliveries,
            ReconcilePulls pulls,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "countersign.reconcile.deliveries", defaultValue = "PT5M") Duration deliveriesEvery,
            @ConfigProperty(name = "countersign.reconcile.pull-requests", defaultValue = "PT30M") Duration pullsEvery) {
        this.deliveries = deliveries;
        this.pulls = pulls;
        this.meters = meters;
        this.clock = clock;
        this.all = List.of(
                new Round("reconcile-deliveries", deliveriesEvery, true, this::deliveries),
                new Round("reconcile-pull-requests", pullsEvery, true, this::pulls));
    }

    /** What the scheduler has to run. */
    List<RecurringTask<Void>> tasks() {
        return all.stream()
                .filter(Rounds::wanted)
                .map(round -> Tasks.recurring(round.name(), FixedDelay.of(round.every()))
                        .execute((instance, context) -> run(round)))
                .toList();
    }

    /** Makes those due that begin with the process. */
    void begin(SchedulerClient client) {
        all.stream().filter(round -> wanted(round) && round.atStart()).forEach(round -> {
            try {
                client.reschedule(
                        Tasks.recurring(round.name(), FixedDelay.of(round.every()))
                                .execute((instance, context) -> {})
                                .getDefaultTaskInstance(),
                        clock.instant());
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
        try {
            round.work().run();
        } catch (TryLater | Refused | SubjectGone stopped) {
            LOG.warnf("%s stops here, and goes on in %s: %s", round.name(), round.every(), stopped.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed, and is tried again in %s", round.name(), round.every());
        }
    }

    private void deliveries() {
        ReconcileDeliveries.Done done = deliveries.round();
        count(MISSED, "found", done.found());
        count(MISSED, "came", done.came());
        count(MISSED, "asked", done.asked());
        count(MISSED, "read", done.read());
        count(MISSED, "lost", done.lost());
        if (!done.isNothing()) {
            LOG.infof(
                    "webhook deliveries: %d found that never came, %d came meanwhile, %d asked for again, %d read, %d lost",
                    done.found(), done.came(), done.asked(), done.read(), done.lost());
        }
    }

    private void pulls() {
        ReconcilePulls.Done done = pulls.round();
        count(COMPARED, "seen", done.seen());
        count(COMPARED, "missed", done.stirred());
        count(COMPARED, "check", done.checks());
        count(COMPARED, "comment", done.comments());
        done.passed().forEach(why -> LOG.infof("open pull requests of installation %s", why));
        if (done.stirred() + done.checks() + done.comments() > 0) {
            LOG.infof(
                    "open pull requests: of %d, %d are looked at that were missed, %d checks and %d comments are written again",
                    done.seen(), done.stirred(), done.checks(), done.comments());
        }
    }

    private void count(String meter, String what, int many) {
        meters.counter(meter, "what", what).increment(many);
    }
}
