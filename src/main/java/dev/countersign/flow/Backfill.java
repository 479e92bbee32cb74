package dev.countersign.flow;

import dev.countersign.core.risk.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads a repository's past from GitHub, a page at a time: all of it at first, later what is new. It can be stopped after
 * any page and goes on there.
 */
public final class Backfill {

    /** More says little that is new about risk. */
    public static final int MOST_COMMITS = 2_000;

    private static final Period OLDEST = Period.ofMonths(24);
    private static final int MOST_SINGLE = 500;
    private static final int SINGLE_A_PAGE = 25;

    /** Others live on the same budget: the past waits when a fifth of it is left. */
    private static final int RESERVE = 5;

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final PastSource source;
    private final Chronicle chronicle;
    private final Footing footing;
    private final Clock clock;

    /** Reads from this source into this chronicle. */
    public Backfill(PastSource source, Chronicle chronicle, Footing footing, Clock clock) {
        this.source = source;
        this.chronicle = chronicle;
        this.footing = footing;
        this.clock = clock;
    }

    /**
     * What one step did.
     *
     * @param project where; its name for the log
     * @param read how many commits the walk has read so far
     * @param about of about how many
     * @param changes how many changes were new in this step
     * @param again when to go on; empty when the walk is at its end
     */
    public record Step(Project project, int read, int about, int changes, Optional<Instant> again) {}

    /**
     * Reads a page.
     *
     * @throws TryLater when it cannot be read at present
     * @throws SubjectGone when the repository is gone
     * @throws Refused when GitHub does not tell it
     */
    public Optional<Step> step(long repositoryId) {
        return chronicle.walk(repositoryId).map(this::step);
    }

    private Step step(Chronicle.Walk walk) {
        Instant now = clock.instant();
        PastSource.Page page = source.read(walk.project(), question(walk, now));
        Chronicle.Walk after = walk.after(page);
        boolean end = page.met() || page.next().isEmpty() || after.read() >= MOST_COMMITS;
        List<Recorded> changes = page.changes();
        int added = chronicle.keep(end ? after.finished() : after, changes, page.people());
        int about = Math.min(page.about(), MOST_COMMITS);
        if (end) {
            footing.settle(walk.project().id(), now);
            return new Step(walk.project(), after.read(), about, added, Optional.empty());
        }
        return new Step(walk.project(), after.read(), about, added, Optional.of(next(page.budget(), now)));
    }

    private static PastSource.Question question(Chronicle.Walk walk, Instant now) {
        Instant since = now.atZone(ZoneOffset.UTC).minus(OLDEST).toInstant();
        int singles = Math.max(0, Math.min(SINGLE_A_PAGE, MOST_SINGLE - walk.single()));
        return new PastSource.Question(walk.head(), walk.cursor(), walk.reached(), since, singles);
    }

    private static Instant next(PastSource.Budget budget, Instant now) {
        boolean low = budget.remaining() * RESERVE < budget.limit();
        Instant soon = now.plus(PAUSE);
        return low && budget.reset().isAfter(soon) ? budget.reset() : soon;
    }
}
