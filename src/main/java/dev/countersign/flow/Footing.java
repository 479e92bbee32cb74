package dev.countersign.flow;

import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Anchoring;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Reversals;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Puts the likelihood of a rollback on a repository's own footing, once a month. */
public final class Footing {

    private static final int BATCH = 2_000;

    private final Chronicle chronicle;
    private final Yardstick yardstick;

    /** Counts by this chronicle and these weights. */
    public Footing(Chronicle chronicle, Yardstick yardstick) {
        this.chronicle = chronicle;
        this.yardstick = yardstick;
    }

    /** Looks for a new anchor if that has not been done this month and there are enough changes. */
    public void settle(long repositoryId, Instant now) {
        Chronicle.Anchored before = chronicle.anchor(repositoryId);
        boolean enough = chronicle.extent(repositoryId).changes() >= Anchoring.ENOUGH_CHANGES;
        if (!enough || month(before.at()).equals(month(now))) {
            return;
        }
        Anchoring.Count count = count(repositoryId, now);
        Anchor anchor = count.anchor(before.anchor());
        chronicle.anchor(repositoryId, now, yardstick.weights(), count, before.anchor(), anchor);
    }

    private Anchoring.Count count(long repositoryId, Instant now) {
        HistoryBook book = new HistoryBook();
        Reversals reversals = new Reversals();
        Anchoring anchoring = new Anchoring();
        Chronicle.Mark mark = Chronicle.BEGINNING;
        for (List<Chronicle.Stored> batch = chronicle.after(repositoryId, mark, BATCH);
                !batch.isEmpty();
                batch = chronicle.after(repositoryId, mark, BATCH)) {
            for (Chronicle.Stored stored : batch) {
                PastChange change = stored.recorded().resolved(reversals);
                anchoring.next(change, yardstick.rollback(book, change));
                book.learn(change);
            }
            mark = batch.get(batch.size() - 1).mark();
        }
        return anchoring.count(now.getEpochSecond());
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }
}
