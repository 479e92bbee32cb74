package dev.countersign.inbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.countersign.core.notice.Notice;
import dev.countersign.flow.DeadLetters;
import dev.countersign.notify.Messenger;
import dev.countersign.notify.NoticeShelf;
import dev.countersign.notify.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The queue of what other systems are told: one task for each message, a few at a time, so that a receiver that stalls keeps
 * nothing else waiting.
 */
@Singleton
public final class NoticeQueue {

    private static final Logger LOG = Logger.getLogger(NoticeQueue.class);
    private static final String TASK = "notification";
    private static final int AT_ONCE = 4;
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final int SPREAD_MILLIS = 2_000;
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final Messenger messenger;
    private final Notices notices;
    private final NoticeShelf shelf;
    private final Due due;
    private final DeadLetters letters;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final CustomTask<Void> task;

    /** Sends by this messenger what the shelf holds. */
    public NoticeQueue(
            Messenger messenger,
            Notices notices,
            NoticeShelf shelf,
            Due due,
            DeadLetters letters,
            MeterRegistry meters,
            Clock clock) {
        this.messenger = messenger;
        this.notices = notices;
        this.shelf = shelf;
        this.due = due;
        this.letters = letters;
        this.meters = meters;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(this::retry)
                .onDeadExecutionRevive()
                .execute((instance, context) -> send(instance));
    }

    /** What the scheduler has to run. */
    CustomTask<Void> task() {
        return task;
    }

    /** Whether anybody wants to know what waits too long. */
    boolean reminds() {
        return notices.wants(Notice.Kind.WAITING_TOO_LONG);
    }

    /** Makes messages of what waits too long. */
    void remind() {
        NoticeShelf.Reminded done = shelf.remind(clock.instant());
        if (done.told() > 0) {
            LOG.infof("%d pull requests wait too long, which is told", done.told());
        }
        done.untold().forEach(why -> LOG.warnf("what waits too long is not told of %s", why));
    }

    /** Forgets what was told long ago. */
    void forget() {
        shelf.drop(clock.instant().minus(REMEMBERED));
    }

    private CompletionHandler<Void> send(TaskInstance<Void> instance) {
        if (!turns.tryAcquire()) {
            Instant soon = clock.instant()
                    .plus(BUSY)
                    .plusMillis(ThreadLocalRandom.current().nextInt(SPREAD_MILLIS));
            return (done, operations) -> operations.reschedule(done, soon);
        }
        long id = Long.parseLong(instance.getId());
        try {
            Messenger.End end = messenger.send(id);
            count(end.name().toLowerCase(Locale.ROOT));
            letters.settle(TASK, id);
        } finally {
            turns.release();
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private void count(String end) {
        meters.counter("countersign.notifications", "end", end).increment();
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        count("failed");
        Trials.again(failed, operations, due, letters, clock);
    }
}
