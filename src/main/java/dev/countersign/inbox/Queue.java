package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.flow.AfterMerge;
import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Evaluate;
import dev.countersign.flow.Seats;
import dev.countersign.flow.ShowHead;
import dev.countersign.flow.TryLater;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
    /** What a look is for whose time came: something could not be decided, or ended. */
    private static final String NO_EVENT = "time";

    private static final String CHECK = "check";
    private static final String DAILY = "retention";

    /** Most of a look is waiting for GitHub. */
    private static final int UNDER_WAY = 64;

    private static final int SEATS_EACH = 2;
    private static final long SEAT_MILLIS = 5_000;
    private static final int MOST_RACES = 20;

    private final Subjects subjects;
    private final Evaluate evaluate;
    private final ShowHead heads;
    private final Rounds rounds;
    private final AfterMerge merges;
    private final DeadLetters letters;
    private final Clock clock;
    private final Timer verdicts;
    private final CustomTask<Void> pulls;
    private final CustomTask<Void> commits;
    private final Scheduler scheduler;
    private final Seats seats = new Seats(SEATS_EACH * Runtime.getRuntime().availableProcessors(), SEAT_MILLIS);

    /**
     * Builds the queue on the App's database; it runs from start-up on.
     *
     * @param turns fetches due tasks so that installations take turns
     */
    public Queue(
            DataSource database,
            Subjects subjects,
            Evaluate evaluate,
            ShowHead heads,
            Retention retention,
            PastQueue pasts,
            Rounds rounds,
            AfterMerge merges,
            DeadLetters letters,
            JdbcCustomization turns,
            MeterRegistry meters,
            Clock clock) {
        this.subjects = subjects;
        this.evaluate = evaluate;
        this.heads = heads;
        this.rounds = rounds;
        this.merges = merges;
        this.letters = letters;
        this.clock = clock;
        this.verdicts = Timer.builder("countersign.verdict.latency")
                .description("from the first webhook that was not answered to the verdict that answers it")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("countersign.dead.letters", letters, DeadLetters::count)
                .description("pieces of work that were given up")
                .register(meters);
        this.pulls = task(PULL_REQUEST, this::look);
        this.commits = task(COMMIT, this::show);
        this.scheduler = Scheduler.create(database, pulls, commits, pasts.task())
                .startTasks(Tasks.recurring(DAILY, FixedDelay.ofHours(24))
                        .execute((instance, context) -> LOG.debugf("%d old facts are dropped", retention.drop())))
                .startTasks(rounds.tasks())
                .threads(UNDER_WAY)
                .executorService(Threads.forWork(UNDER_WAY))
                .pollingInterval(Duration.ofSeconds(1))
                .jdbcCustomization(turns)
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
        rounds.begin(scheduler);
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
                .execute((instance, context) -> PutOff.unlessBudget(
                        name + " " + instance.getId(), clock, () -> seated(seats.at(() -> work.apply(instance)))));
    }

    /** What ends the work needs the database as the work does. */
    private CompletionHandler<Void> seated(CompletionHandler<Void> handler) {
        return (done, operations) -> seats.at(() -> {
            handler.complete(done, operations);
            return done;
        });
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
        String event = wanted.event();
        Errand errand = event.isEmpty() ? Errand.of(NO_EVENT) : Errand.of(event);
        End end = errand.go(() -> End.of(() -> work(wanted)));
        if (wanted.open() && !event.isEmpty()) {
            verdicts.record(Duration.between(wanted.since(), clock.instant()));
        }
        tell(PULL_REQUEST, id, wanted.subject().ref().toString(), end);
        return (done, operations) -> {
            // The task ends in a transaction of db-scheduler's own, so the newer reasons are looked for after it.
            end.again().ifPresentOrElse(at -> operations.reschedule(done, at), operations::remove);
            subjects.close(id, wanted.wanted(), end.settled());
            wake();
        };
    }

    private Optional<Instant> work(Subjects.Wanted wanted) {
        if (wanted.open()) {
            return evaluate.look(wanted.subject());
        }
        merges.tell(wanted.subject());
        return Optional.empty();
    }

    private CompletionHandler<Void> show(TaskInstance<Void> instance) {
        long id = Long.parseLong(instance.getId());
        long wanted = subjects.wantedOfHead(id);
        End end = Errand.of(CHECK)
                .go(() -> End.of(() -> {
                    heads.show(id);
                    return Optional.empty();
                }));
        tell(COMMIT, id, "the check of commit " + id, end);
        return (done, operations) -> {
            operations.remove();
            subjects.closeHead(id, wanted, end.settled());
            wake();
        };
    }

    private void tell(String task, long id, String name, End end) {
        if (end instanceof End.Gone gone) {
            LOG.infof("%s is left alone: %s", name, gone.why());
        } else if (end instanceof End.GivenUp givenUp) {
            LOG.errorf("%s is not published: %s", name, givenUp.why());
            letters.keep(task, id, givenUp.why(), 1);
        }
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures + 1;
        Throwable cause = failed.getCause().orElseGet(() -> new IllegalStateException("no cause was given"));
        TaskInstanceId what = failed.getExecution().taskInstance;
        String name = what.getTaskName() + " " + what.getId();
        Fate fate = Fate.of(cause, failures, ThreadLocalRandom.current());
        if (fate instanceof Fate.GivenUp givenUp) {
            LOG.errorf(
                    cause instanceof TryLater ? null : cause,
                    "%s is given up after %d failures: %s; see `countersign dead-letters`",
                    name,
                    failures,
                    givenUp.reason());
            letters.keep(what.getTaskName(), Long.parseLong(what.getId()), givenUp.reason(), failures);
            operations.remove();
        } else if (fate instanceof Fate.Again again) {
            if (cause instanceof TryLater) {
                LOG.warnf("%s: %s; trying again in %s", name, cause.getMessage(), again.after());
            } else {
                LOG.errorf(cause, "%s could not be judged; trying again in %s", name, again.after());
            }
            operations.reschedule(failed, clock.instant().plus(again.after()));
        }
    }
}
