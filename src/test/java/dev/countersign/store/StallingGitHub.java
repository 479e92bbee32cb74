package dev.countersign.store;

import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A GitHub on which the next request of a kind can be made to stand still, before or after it takes effect. */
final class StallingGitHub implements CheckRuns, Comments {

    final TreeMap<Long, String> checks = new TreeMap<>();
    final TreeMap<Long, String> comments = new TreeMap<>();
    private Stall stall = new Stall("", false, false);
    private long next;

    /** Where a request stands still. */
    static final class Stall {

        private final String request;
        private final boolean afterwards;
        private final boolean lost;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Stall(String request, boolean afterwards, boolean lost) {
            this.request = request;
            this.afterwards = afterwards;
            this.lost = lost;
        }

        /** Waits until it stands still. */
        void await() {
            wait(reached);
        }

        /** Lets it go on. */
        void release() {
            released.countDown();
        }

        private void stand() {
            reached.countDown();
            wait(released);
        }

        private static void wait(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /**
     * Makes the next request of a kind stand still, once.
     *
     * @param afterwards whether it has taken effect by then
     * @param lost whether its answer gets lost
     */
    synchronized Stall stall(String request, boolean afterwards, boolean lost) {
        stall = new Stall(request, afterwards, lost);
        return stall;
    }

    private <T> T answer(String request, Supplier<T> effect) {
        Stall mine;
        synchronized (this) {
            mine = stall.request.equals(request) ? stall : new Stall("", false, false);
            stall = mine == stall ? new Stall("", false, false) : stall;
        }
        boolean stalls = mine.request.equals(request);
        if (stalls && !mine.afterwards) {
            mine.stand();
        }
        T done;
        synchronized (this) {
            done = effect.get();
        }
        if (stalls && mine.afterwards) {
            mine.stand();
        }
        if (mine.lost) {
            throw new TryLater("the answer got lost", Duration.ZERO, new HttpTimeoutException("nothing in time"));
        }
        return done;
    }

    private long put(TreeMap<Long, String> where, String text) {
        where.put(++next, text);
        return next;
    }

    @Override
    public long create(Subject subject, CheckReport report, String externalId, String detailsUrl) {
        return answer("create check", () -> put(checks, report.title()));
    }

    @Override
    public boolean update(Subject subject, long id, CheckReport report, String externalId, String detailsUrl) {
        return answer("update check", () -> checks.replace(id, report.title()) != null);
    }

    @Override
    public OptionalLong find(Subject subject, String name, String head) {
        return answer("find check", () -> checks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(checks.lastKey()));
    }

    @Override
    public long create(Subject subject, String markdown) {
        return answer("create comment", () -> put(comments, markdown));
    }

    @Override
    public boolean update(Subject subject, long id, String markdown) {
        return answer("update comment", () -> comments.replace(id, markdown) != null);
    }

    @Override
    public void delete(Subject subject, long id) {
        answer("delete comment", () -> comments.remove(id));
    }

    @Override
    public List<Long> find(Subject subject, String beginning) {
        return answer("find comment", () -> new ArrayList<>(comments.keySet()));
    }

    @Override
    public void react(Subject subject, long comment, Reaction reaction) {
        throw new AssertionError("nothing to react to");
    }
}
