package dev.countersign.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Has the same done for many at once: whoever has the turn does it for all who wait, and nobody waits for more to come. Safe
 * for use by many threads.
 *
 * @param <T> what each brings
 * @param <R> what each gets
 */
final class Batches<T, R> {

    /** Not more than the threads that may want something at once, as a rule. */
    private static final int MOST = 64;

    private final Function<List<T>, List<R>> work;
    private final Predicate<RuntimeException> oneIsToBlame;
    private final long patienceMillis;
    private final Lock turn = new ReentrantLock(true);
    private final Queue<Wish<T, R>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Batches of this work.
     *
     * @param work does it for some, all or none of it, and answers as many, in their order
     * @param oneIsToBlame whether it could be done for others after that failure, so that each is tried alone
     * @param patienceMillis how long anybody waits for the turn
     */
    Batches(Function<List<T>, List<R>> work, Predicate<RuntimeException> oneIsToBlame, long patienceMillis) {
        this.work = work;
        this.patienceMillis = patienceMillis;
        this.oneIsToBlame = oneIsToBlame;
    }

    /** What somebody wants, and what came of it; only whoever has the turn touches that. */
    private static final class Wish<T, R> {
        private final T what;
        private List<R> answer = List.of();
        private List<RuntimeException> failure = List.of();

        Wish(T what) {
            this.what = what;
        }

        boolean open() {
            return answer.isEmpty() && failure.isEmpty();
        }
    }

    /**
     * What comes of it for one, with others or alone.
     *
     * @throws RuntimeException what the work threw
     * @throws IllegalStateException when the turn did not come in time; then it is not done later either
     */
    R with(T what) {
        Wish<T, R> mine = new Wish<>(what);
        waiting.add(mine);
        if (!turned()) {
            if (waiting.remove(mine)) {
                throw new IllegalStateException("what others want at the same time is not done in time");
            }
            // Somebody is doing it at this moment.
            turn.lock();
        }
        try {
            while (mine.open()) {
                answer(next());
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure.isEmpty()) {
            return mine.answer.get(0);
        }
        if (oneIsToBlame.test(mine.failure.get(0))) {
            return work.apply(List.of(what)).get(0);
        }
        throw mine.failure.get(0);
    }

    private boolean turned() {
        try {
            return turn.tryLock(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Wish<T, R>> next() {
        List<Wish<T, R>> some = new ArrayList<>();
        Wish<T, R> first = waiting.poll();
        while (first != null) {
            some.add(first);
            // Who waits in vain leaves the line meanwhile.
            first = some.size() < MOST ? waiting.poll() : null;
        }
        return some;
    }

    private void answer(List<Wish<T, R>> some) {
        try {
            List<R> answers = work.apply(some.stream().map(wish -> wish.what).toList());
            for (int i = 0; i < some.size(); i++) {
                some.get(i).answer = List.of(answers.get(i));
            }
        } catch (RuntimeException failed) {
            some.forEach(wish -> wish.failure = List.of(failed));
        }
    }
}
