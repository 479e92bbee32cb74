package dev.countersign.flow;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.GuidancePast;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Reversals;
import dev.countersign.core.verdict.Dossier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The books of the repositories that were asked about lately, made from the chronicle and kept up with it. Safe for use by
 * many threads; those that ask about one repository wait for each other.
 */
public final class Books {

    /** So many of the last changes are compared with. */
    private static final int COMPARED = 500;

    private static final int BATCH = 2_000;

    private final Chronicle chronicle;
    private final Yardstick yardstick;
    private final int most;
    private final Map<Long, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Books from this chronicle.
     *
     * @param most how many changes they may hold together; the book in use always stays
     */
    public Books(Chronicle chronicle, Yardstick yardstick, int most) {
        this.chronicle = chronicle;
        this.yardstick = yardstick;
        this.most = most;
    }

    /**
     * The past of files.
     *
     * @param extent how far the repository's past is known now
     * @param author by {@link dev.countersign.core.risk.AuthorKey}
     * @param at the moment that is now, in seconds since 1970
     */
    public History past(long repositoryId, Chronicle.Extent extent, List<ChangedFile> files, String author, long at) {
        return shelf(repositoryId, extent).past(files, author, at);
    }

    /** How old the instructions and documents for files are. */
    public Guidance guidance(long repositoryId, Chronicle.Extent extent, List<ChangedFile> files, List<Area> areas) {
        return shelf(repositoryId, extent).guidance(files, areas);
    }

    /** What the repository's last changes were like. */
    public Dossier.Earlier latest(long repositoryId, Chronicle.Extent extent) {
        return shelf(repositoryId, extent).latest();
    }

    private Shelf shelf(long repositoryId, Chronicle.Extent extent) {
        Shelf shelf;
        synchronized (shelves) {
            shelf = shelves.get(repositoryId);
            if (shelf == null || shelf.epoch != extent.epoch()) {
                shelf = new Shelf(repositoryId, extent.epoch());
                shelves.put(repositoryId, shelf);
            }
        }
        shelf.catchUp(extent.changes());
        makeRoom(shelf);
        return shelf;
    }

    private void makeRoom(Shelf used) {
        synchronized (shelves) {
            long all = shelves.values().stream().mapToLong(one -> one.learned).sum();
            Iterator<Shelf> oldest = shelves.values().iterator();
            while (all > most && oldest.hasNext()) {
                Shelf one = oldest.next();
                if (one != used) {
                    all -= one.learned;
                    oldest.remove();
                }
            }
        }
    }

    private final class Shelf {

        private final long repositoryId;
        private final long epoch;
        private final HistoryBook book = new HistoryBook();
        private final GuidancePast guidance = new GuidancePast();
        private final Reversals reversals = new Reversals();
        private final Deque<Likelihood> latest = new ArrayDeque<>();
        private Chronicle.Mark mark = Chronicle.BEGINNING;
        private volatile int learned;

        Shelf(long repositoryId, long epoch) {
            this.repositoryId = repositoryId;
            this.epoch = epoch;
        }

        synchronized void catchUp(int changes) {
            while (learned < changes) {
                List<Chronicle.Stored> batch = chronicle.after(repositoryId, mark, BATCH);
                batch.forEach(stored -> learn(stored, changes));
                if (batch.size() < BATCH) {
                    return;
                }
            }
        }

        private void learn(Chronicle.Stored stored, int changes) {
            PastChange change = stored.recorded().resolved(reversals);
            if (learned >= changes - COMPARED) {
                latest.add(yardstick.likelihood(book, change));
                if (latest.size() > COMPARED) {
                    latest.remove();
                }
            }
            book.learn(change);
            guidance.learn(change);
            learned++;
            mark = stored.mark();
        }

        synchronized History past(List<ChangedFile> files, String author, long at) {
            return book.of(files, author, at);
        }

        synchronized Guidance guidance(List<ChangedFile> files, List<Area> areas) {
            return guidance.of(files, areas);
        }

        synchronized Dossier.Earlier latest() {
            return new Dossier.Earlier(
                    latest.stream().map(one -> one.defect().probability()).toList(),
                    latest.stream().map(one -> one.rollback().probability()).toList());
        }
    }
}
