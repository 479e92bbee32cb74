package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.flow.Evaluate;
import dev.countersign.flow.Refused;
import dev.countersign.flow.ShowHead;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The queue of pull requests to look at, and of commits whose check may have to say something else: one task for each,
 * kept in the database, run once at a time.
 *
 * <p>Reasons that come while a look is under way make one more look, not many. A process that dies loses nothing: its
 * tasks are taken up again when its heartbeat is missed.
 */
@Singleton
public final class Queue implements Due {

    private static final Logger LOG = Logger.getLogger(Queue.class);
    private static final String PULL_REQUEST = "pull-request";
    private static final String COMMIT = "commit";
    private static final String DAILY = "retention";
    private static final int THREADS = 16;
    private static final int MOST_RACES = 20;

    private final Subjects subjects;
    private final Evaluate evaluate;
    private final ShowHead heads;
    private final Clock clock;
    private final CustomTask<Void> pulls;
    private final CustomTask<Void> commits;
    private final Scheduler scheduler;

    /** Builds the queue on the App's database; it runs from start-up on. */
    public Queue(
            DataSource database,
            Subjects subjects,
            Evaluate evaluate,
            ShowHead heads,
            Retention retention,
            PastQueue pasts,
            Clock clock) {
        this.subjects = subjects;
        this.evaluate = evaluate;
        this.heads = heads;
        this.clock = clock;
        this.pulls = task(PULL_REQUEST, this::look);
        this.commits = task(COMMIT, this::show);
        this.scheduler = Scheduler.create(database, pulls, commits, pasts.task())
                .startTasks(Tasks.recurring(DAILY, FixedDelay.ofHours(24))
                        .execute((instance, context) -> LOG.debugf("%d old facts are dropped", retention.drop())))
                .threads(THREADS)
                .executorService(Threads.forWork(THREADS))
                .pollingInterval(Duration.ofSeconds(1))
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(15))
                .failureLogging(com.github.kagkarlsson.scheduler.logging.LogLevel.OFF, false)
                .build();
    }

    void start(@Observes StartupEvent event) {
        subjects.resume();
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.stop();
    }

    @Override
    public void now(long subjectId) {
        due(pulls, subjectId);
    }

    @Override
    public void head(long headId) {
        due(commits, headId);
    }

    private CustomTask<Void> task(String name, Function<TaskInstance<Void>, CompletionHandler<Void>> work) {
        return Tasks.custom(name, Void.class)
                .onFailure(this::retry)
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        PutOff.unlessBudget(name + " " + instance.getId(), clock, () -> work.apply(instance)));
    }

    private void due(CustomTask<Void> task, long id) {
        for (int i = 0; i < MOST_RACES; i++) {
            if (settled(task.instance(Long.toString(id)))) {
                return;
            }
        }
        throw new IllegalStateException(task.getName() + " " + id + " could not be made due");
    }

    /** Whether it is due now; false when a look began or ended at this very moment, so that it must be tried again. */
    private boolean settled(TaskInstance<Void> instance) {
        if (scheduler.scheduleIfNotExists(instance, clock.instant())) {
            return true;
        }
        try {
            scheduler.reschedule(instance, clock.instant());
            return true;
        } catch (TaskInstanceCurrentlyExecutingException looking) {
            // The look that is under way finds the new reason when it ends.
            LOG.tracef("%s is being looked at", instance);
            return true;
        } catch (TaskInstanceNotFoundException | ExecutionException raced) {
            LOG.tracef("%s was taken up or left in between", instance);
            return false;
        }
    }

    /** Looks for due tasks at once instead of at the next poll; to be called when the transaction is over. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> look(TaskInstance<Void> instance) {
        long id = Long.parseLong(instance.getId());
        Subjects.Wanted wanted = subjects.find(id)
                .orElseThrow(() -> new IllegalStateException("the queue holds an unknown pull request " + id));
        Optional<Instant> again = Optional.empty();
        if (wanted.open()) {
            try {
                again = evaluate.look(wanted.subject());
            } catch (SubjectGone gone) {
                LOG.infof("%s is left alone: %s", wanted.subject().ref(), gone.getMessage());
            } catch (Refused refused) {
                // The same request would be refused again; the next reason to look is the next chance.
                LOG.errorf("%s is not published: %s", wanted.subject().ref(), refused.getMessage());
            }
        }
        Optional<Instant> next = again;
        return (done, operations) -> {
            // The task ends in a transaction of db-scheduler's own, so the newer reasons are looked for after it.
            next.ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
            subjects.close(id, wanted.wanted());
            wake();
        };
    }

    private CompletionHandler<Void> show(TaskInstance<Void> instance) {
        long id = Long.parseLong(instance.getId());
        long wanted = subjects.wantedOfHead(id);
        try {
            heads.show(id);
        } catch (SubjectGone gone) {
            LOG.infof("commit %s is left alone: %s", instance.getId(), gone.getMessage());
        } catch (Refused refused) {
            LOG.errorf("the check of commit %s is not published: %s", instance.getId(), refused.getMessage());
        }
        return (done, operations) -> {
            operations.remove();
            subjects.closeHead(id, wanted);
            wake();
        };
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures + 1;
        Throwable cause = failed.getCause().orElseGet(() -> new IllegalStateException("no cause was given"));
        Duration least = cause instanceof TryLater later ? later.after() : Duration.ZERO;
        Duration wait = RetryPlan.after(failures, least, ThreadLocalRandom.current());
        TaskInstanceId what = failed.getExecution().taskInstance;
        String name = what.getTaskName() + " " + what.getId();
        if (cause instanceof TryLater) {
            LOG.warnf("%s: %s; trying again in %s", name, cause.getMessage(), wait);
        } else {
            LOG.errorf(cause, "%s could not be judged; trying again in %s", name, wait);
        }
        operations.reschedule(failed, clock.instant().plus(wait));
    }
}
