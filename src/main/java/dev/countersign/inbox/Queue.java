package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.flow.AfterMerge;
import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Evaluate;
import dev.countersign.flow.Look;
import dev.countersign.flow.Looked;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Seats;
import dev.countersign.flow.ShowHead;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
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
public final class Queue {

    private static final Logger LOG = Logger.getLogger(Queue.class);
    private static final String PULL_REQUEST = "pull-request";
    private static final String COMMIT = "commit";
    /** What a look is for whose time came: something could not be decided, or ended. */
    private static final String NO_EVENT = "time";

    private static final String CHECK = "check";
    private static final String OVERTAKEN = "countersign.looks.overtaken";
    private static final String DAILY = "retention";

    /** Most of a look is waiting for GitHub. */
    private static final int UNDER_WAY = 64;

    /** Of these so many may be left when others are fetched: each time costs as much as several looks' statements. */
    private static final double FEW = 0.25;

    private static final int SEATS_EACH = 3;
    private static final long SEAT_MILLIS = 20_000;

    /** In so many seconds thousands of webhooks are kept; GitHub gives one up after ten. */
    private static final long WEBHOOKS_ALONE_MILLIS = 15_000;

    private final Subjects subjects;
    private final Looks looks;
    private final Due due;
    private final Evaluate evaluate;
    private final ShowHead heads;
    private final Rounds rounds;
    private final AfterMerge merges;
    private final DeadLetters letters;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer verdicts;
    private final CustomTask<Void> pulls;
    private final CustomTask<Void> commits;
    private final Scheduler scheduler;
    private final Seats seats =
            new Seats(SEATS_EACH * Runtime.getRuntime().availableProcessors(), SEAT_MILLIS, WEBHOOKS_ALONE_MILLIS);

    /**
     * Builds the queue on the App's database; it runs from start-up on.
     *
     * @param turns fetches due tasks so that installations take turns
     */
    public Queue(
            DataSource database,
            Subjects subjects,
            Looks looks,
            Due due,
            Evaluate evaluate,
            ShowHead heads,
            Retention retention,
            PastQueue pasts,
            NoticeQueue notices,
            Rounds rounds,
            AfterMerge merges,
            DeadLetters letters,
            JdbcCustomization turns,
            MeterRegistry meters,
            Clock clock) {
        this.subjects = subjects;
        this.looks = looks;
        this.due = due;
        this.evaluate = evaluate;
        this.heads = heads;
        this.rounds = rounds;
        this.merges = merges;
        this.letters = letters;
        this.clock = clock;
        this.meters = meters;
        this.verdicts = Timer.builder("countersign.verdict.latency")
                .description("from the first webhook that was not answered to the verdict that answers it")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("countersign.dead.letters", letters, DeadLetters::count)
                .description("pieces of work that were given up")
                .register(meters);
        this.pulls = task(PULL_REQUEST, this::look);
        this.commits = task(COMMIT, this::show);
        this.scheduler = Scheduler.create(database, pulls, commits, pasts.task(), notices.task())
                .startTasks(Tasks.recurring(DAILY, FixedDelay.ofHours(24)).execute((instance, context) -> {
                    notices.forget();
                    LOG.debugf("%d old facts are dropped", retention.drop());
                }))
                .startTasks(rounds.tasks())
                .threads(UNDER_WAY)
                .executorService(Threads.forWork(UNDER_WAY))
                .pollingInterval(Duration.ofSeconds(1))
                .jdbcCustomization(turns)
                .pollUsingLockAndFetch(FEW, 1.0)
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

    private CustomTask<Void> task(String name, Function<TaskInstance<Void>, CompletionHandler<Void>> work) {
        return Tasks.custom(name, Void.class)
                .onFailure(this::retry)
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        PutOff.unlessBudget(instance, clock, due, () -> seated(seats.at(() -> work.apply(instance)))));
    }

    /** What ends the work needs the database as the work does. */
    private CompletionHandler<Void> seated(CompletionHandler<Void> handler) {
        return (done, operations) -> seats.at(() -> handler.complete(done, operations));
    }

    /**
     * Looks for due tasks at once instead of at the next poll; to be called when the transaction is over. Not while many
     * looks are under way: each poll would cost as much as a look's statements together, and fetch one or two.
     */
    public void wake() {
        if (scheduler.getCurrentlyExecuting().size() <= FEW * UNDER_WAY) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /**
     * Somebody comes who goes before the looks that are due: a webhook's sender waits, a pull request can.
     *
     * @return to be run when they leave
     */
    public Runnable guest() {
        return seats.guest();
    }

    /** Waits a moment for guests to leave, where there are any. */
    void letGuestsPass() {
        seats.letGuestsPass();
    }

    private CompletionHandler<Void> look(TaskInstance<Void> instance) {
        long id = Long.parseLong(instance.getId());
        Subjects.Wanted wanted = subjects.begin(id)
                .orElseThrow(() -> new IllegalStateException("the queue holds an unknown pull request " + id));
        String event = wanted.event();
        Errand errand = Errand.of(event.isEmpty() ? NO_EVENT : event);
        AtomicBoolean judged = new AtomicBoolean();
        End end = errand.go(() -> end(wanted.look(), () -> {
            Looked looked = work(wanted);
            judged.set(looked.judged());
            return looked.again();
        }));
        if (judged.get() && !event.isEmpty()) {
            verdicts.record(Duration.between(wanted.since(), clock.instant()));
        }
        tell(PULL_REQUEST, id, wanted.subject().ref().toString(), end);
        Optional<Instant> next = end.again().map(errand::notBefore).or(errand::held);
        return (done, operations) -> close(end, () -> {
            if (next.isEmpty()) {
                subjects.close(wanted.look(), wanted.wanted(), end.settled(), version(done));
                return;
            }
            // What GitHub did not tell for now is asked for again when it may be, and not by a new event before.
            errand.held().ifPresent(until -> due.notBefore(PULL_REQUEST, instance.getId(), until));
            // The task waits in a transaction of db-scheduler's own, so newer reasons are looked for after it.
            operations.reschedule(done, next.get());
            subjects.close(wanted.look(), wanted.wanted(), end.settled());
        });
    }

    private Looked work(Subjects.Wanted wanted) {
        if (wanted.open()) {
            return evaluate.look(wanted.look(), wanted.subject(), wanted.news());
        }
        merges.tell(wanted.look(), wanted.subject());
        return Looked.without();
    }

    private CompletionHandler<Void> show(TaskInstance<Void> instance) {
        long id = Long.parseLong(instance.getId());
        Subjects.WantedCheck wanted = subjects.beginHead(id);
        End end = Errand.of(CHECK).go(() -> end(wanted.look(), () -> heads.show(wanted.look(), wanted.picture())));
        tell(COMMIT, id, "the check of commit " + id, end);
        return (done, operations) -> close(end, () -> {
            if (end.again().isEmpty()) {
                subjects.close(wanted.look(), wanted.wanted(), end.settled(), version(done));
                return;
            }
            operations.reschedule(done, end.again().get());
            subjects.close(wanted.look(), wanted.wanted(), end.settled());
        });
    }

    /** Does the work; that a worker failed, or was refused, is nobody's business any more when it was overtaken. */
    private End end(Look look, Supplier<Optional<Instant>> work) {
        try {
            End end = End.of(work);
            return end.settled() || looks.isNewest(look) ? end : new End.TakenOver();
        } catch (RuntimeException failed) {
            if (looks.isNewest(look)) {
                throw failed;
            }
            return new End.TakenOver();
        }
    }

    private static long version(ExecutionComplete done) {
        return done.getExecution().version;
    }

    /** The task of a worker that was overtaken is another's by now, in another version: it is left as it is. */
    private void close(End end, Runnable ending) {
        if (end instanceof End.TakenOver) {
            return;
        }
        try {
            ending.run();
        } catch (ExecutionException changed) {
            LOG.debugf("a task was taken away at the moment when it ended: %s", changed.getMessage());
        }
        wake();
    }

    private void tell(String task, long id, String name, End end) {
        if (end instanceof End.Gone gone) {
            LOG.infof("%s is left alone: %s", name, gone.why());
        } else if (end instanceof End.GivenUp givenUp) {
            LOG.errorf("%s is not published: %s", name, givenUp.why());
            letters.keep(task, id, givenUp.why(), 1);
        } else if (end instanceof End.TakenOver) {
            meters.counter(OVERTAKEN, "task", task).increment();
            LOG.infof("%s was taken over by another worker; what this one found is older, and is left", name);
        }
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        Trials.again(failed, operations, due, letters, clock);
    }
}
