package dev.countersign.outbox;

import dev.countersign.flow.Overtaken;
import dev.countersign.flow.TryLater;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where it is kept what GitHub shows of one thing, for one look at it.
 *
 * @param kept tells what is kept; throws {@link Overtaken} when another look has begun since
 * @param claiming tells it likewise, and where it is nothing keeps that something is about to be sent: most of what is written is
 *     the first of its kind, and needs one journey to the database less
 * @param keeping keeps what is shown now, or throws likewise and keeps nothing
 * @param doubting where another look has begun since, it can have been too late for what was sent: has what is shown looked for
 *     and written again
 */
record Place<T>(Supplier<T> kept, Supplier<T> claiming, Consumer<T> keeping, Runnable doubting) {

    /** One of which nothing is claimed. */
    Place(Supplier<T> kept, Consumer<T> keeping, Runnable doubting) {
        this(kept, kept, keeping, doubting);
    }

    /** What is kept. To be asked directly before something is sent. */
    T shown() {
        return kept.get();
    }

    /** What is kept; where that is nothing, it is kept from now on that something is about to be sent. */
    T claimed() {
        return claiming.get();
    }

    /** Keeps what is shown now. */
    void keep(T shown) {
        keeping.accept(shown);
    }

    /** Sends something and keeps what came of it, or that it was not answered in time. */
    <R> R sending(T unanswered, Supplier<R> work) {
        return sending(() -> {
            try {
                return work.get();
            } catch (TryLater lost) {
                if (lost.isUnanswered()) {
                    keep(unanswered);
                }
                throw lost;
            }
        });
    }

    /** Sends something and keeps what came of it. */
    <R> R sending(Supplier<R> work) {
        try {
            return work.get();
        } catch (Overtaken | TryLater doubtful) {
            doubting.run();
            throw doubtful;
        }
    }
}
