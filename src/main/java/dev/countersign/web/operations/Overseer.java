package dev.countersign.web.operations;

import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.DeadLetters.Letter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Looks at how the App runs, and makes given-up work due again. Safe for use by many threads. */
public final class Overseer {

    private final Machinery machinery;
    private final DeadLetters letters;
    private final Clock clock;

    /** Looks at these. */
    public Overseer(Machinery machinery, DeadLetters letters, Clock clock) {
        this.machinery = machinery;
        this.letters = letters;
        this.clock = clock;
    }

    /** How it runs now. */
    public OperationsSheet sheet() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return OperationsSheet.of(
                now,
                machinery.work(now),
                machinery.backlog(now),
                letters.after(0, Machinery.MOST),
                letters.count(),
                machinery.deliveries(now),
                machinery.quotas(now),
                machinery.replicas());
    }

    /** Work that was given up, after that number. */
    public List<Letter> letters(long after, int most) {
        return letters.after(after, most);
    }

    /** Makes it due again; false when there is none of that number. */
    public boolean retry(long id) {
        return letters.retry(id);
    }
}
