package dev.countersign.store;

import dev.countersign.flow.Look;
import java.time.Clock;

/** Repairs what a look may have written at GitHub after another one had overtaken it. Safe for use by many threads. */
final class LateWrites {

    /** What takes the place of a webhook's event. */
    private static final String WHY = "repair";

    private final Jdbc jdbc;
    private final JdbcLooks looks;
    private final Clock clock;

    LateWrites(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.looks = new JdbcLooks(sessions);
        this.clock = clock;
    }

    /**
     * Where a look is not the newest any more, gives its work one more reason to be done, and forgets what is shown, in one
     * transaction.
     *
     * @param forget a statement with the work in it
     */
    void repair(Look look, String forget) {
        if (looks.isNewest(look)) {
            return;
        }
        String task = look instanceof Look.AtPull ? "pull-request" : "commit";
        jdbc.atOnce(connection -> {
            // The pull request's own row is locked first, as everywhere.
            OneMore.reason(connection, task, look.work(), WHY, clock.instant());
            return OneMore.update(connection, forget, look.work());
        });
    }
}
