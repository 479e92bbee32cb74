package dev.countersign.notify;

import dev.countersign.core.notice.Notice;
import java.time.Instant;

/** Port: takes notices, as part of the transaction that is under way. Safe for use by many threads. */
public interface Notices {

    /**
     * Takes one for all receivers that want it; each id once.
     *
     * @param id the notice's own
     * @param at when it happened
     */
    void tell(String id, Notice notice, Instant at);

    /** Whether anybody wants that kind. */
    boolean wants(Notice.Kind kind);

    /** Of nobody who wants anything. */
    static Notices none() {
        return new Notices() {
            @Override
            public void tell(String id, Notice notice, Instant at) {
                // Nobody wants it.
            }

            @Override
            public boolean wants(Notice.Kind kind) {
                return false;
            }
        };
    }
}
