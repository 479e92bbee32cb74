package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.countersign.flow.Backfill;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Precedents;
import dev.countersign.flow.Project;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The queue of repositories whose past is to be read: one task for each, two at a time, a page a turn, so that verdicts go
 * first.
 */
@Singleton
public final class PastQueue implements Precedents.Newcomers {

    private static final Logger LOG = Logger.getLogger(PastQueue.class);
    private static final String TASK = "history";
    private static final int AT_ONCE = 2;
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final int SPREAD = 30;
    private static final int SAID_EVERY = 500;

    private final Backfill backfill;
    private final Chronicle chronicle;
    private final Clock clock;
    private final Duration delay;
    private final MeterRegistry meters;
    private final Due due;
    private final DeadLetters letters;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final CustomTask<Void> task;
    private final SchedulerClient client;

    /**
     * Builds the queue on the App's database.
     *
     * @param delay how long after the first reason a past is read; reasons that come meanwhile cost nothing
     */
    public PastQueue(
            DataSource database,
            Backfill backfill,
            Chronicle chronicle,
            Clock clock,
            MeterRegistry meters,
            Due due,
            DeadLetters letters,
            @ConfigProperty(name = "countersign.history.delay", defaultValue = "PT10M") Duration delay) {
        this.backfill = backfill;
        this.chronicle = chronicle;
        this.clock = clock;
        this.delay = delay;
        this.meters = meters;
        this.due = due;
        this.letters = letters;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(this::retry)
                .onDeadExecutionRevive()
                .execute((instance, context) -> PutOff.unlessBudget(
                        instance, clock, due, () -> Errand.inBackground(TASK).go(() -> step(instance))));
        this.client = SchedulerClient.Builder.create(database, task).build();
    }

    /** What the scheduler has to run. */
    CustomTask<Void> task() {
        return task;
    }

    /** Its past has grown, or is not known: it is read after a while, as part of the transaction that is under way. */
    @Override
    public void welcome(Project project) {
        chronicle.want(project);
        client.scheduleIfNotExists(
                task.instance(Long.toString(project.id())), clock.instant().plus(delay));
    }

    private CompletionHandler<Void> step(TaskInstance<Void> instance) {
        if (!turns.tryAcquire()) {
            // Apart from each other, so that many that wait do not ask all at once.
            Instant soon = clock.instant()
                    .plus(BUSY)
                    .plusSeconds(ThreadLocalRandom.current().nextInt(SPREAD));
            return (done, operations) -> operations.reschedule(done, soon);
        }
        long id = Long.parseLong(instance.getId());
        End end;
        try {
            end = End.of(() -> {
                Optional<Backfill.Step> step = backfill.step(id);
                step.ifPresent(this::tell);
                return step.flatMap(Backfill.Step::again);
            });
        } finally {
            turns.release();
        }
        // The next push is the next chance; until then the past stays as far known as it is.
        if (end instanceof End.Gone gone) {
            LOG.infof("history of repository %s is left alone: %s", id, gone.why());
        } else if (end instanceof End.GivenUp givenUp) {
            LOG.errorf("history of repository %s is not read: %s; see `countersign dead-letters`", id, givenUp.why());
            letters.keep(TASK, id, givenUp.why(), 1);
        }
        if (end.settled()) {
            letters.settle(TASK, id);
        }
        Optional<Instant> next = end.again();
        return (done, operations) -> next.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
    }

    private void tell(Backfill.Step step) {
        meters.counter("countersign.history.changes").increment(step.changes());
        boolean end = step.again().isEmpty();
        meters.counter("countersign.history.steps", "end", Boolean.toString(end))
                .increment();
        if (end) {
            LOG.infof(
                    "history of %s: %d commits read, up to date", step.project().ref(), step.read());
        } else if (step.read() % SAID_EVERY == 0) {
            LOG.infof(
                    "history of %s: %d of about %d commits read", step.project().ref(), step.read(), step.about());
        }
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        Trials.again(failed, operations, due, letters, clock);
    }
}
