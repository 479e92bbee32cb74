package dev.countersign.outbox;

import dev.countersign.flow.Overtaken;
import dev.countersign.flow.TryLater;
import java.util.function.Supplier;

/** Where it is kept what GitHub shows of one thing, for one look at it. */
interface Place<T> {

    /**
     * What is kept. To be asked directly before something is sent.
     *
     * @throws Overtaken when another look has begun since
     */
    T shown();

    /**
     * Keeps what is shown now.
     *
     * @throws Overtaken when another look has begun since; then nothing is kept
     */
    void keep(T shown);

    /** Where another look has begun since, it can have been too late for what was sent: what is shown is looked for and written again. */
    void mistrust();

    /** Sends something and keeps what came of it. */
    default <R> R sending(Supplier<R> work) {
        try {
            return work.get();
        } catch (Overtaken | TryLater doubtful) {
            mistrust();
            throw doubtful;
        }
    }
}
