package dev.countersign.riskmodel;

import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.PastChange;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The histories of several projects, up to a number of files over all of them. When there are more, the project that was
 * asked for the longest ago is forgotten, never the one in hand. Not thread-safe.
 */
final class Books {

    /** How many files are remembered when nothing else is said. */
    static final int FILES = 500_000;

    private final Map<String, HistoryBook> books = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private int files;

    /** Books of up to that many files. */
    Books(int most) {
        this.most = most;
    }

    /** A project's book, an empty one when the project is new or forgotten; learn through {@link #learn} only. */
    HistoryBook of(String project) {
        return books.computeIfAbsent(project, name -> new HistoryBook());
    }

    /** Learns a change of a project, and forgets other projects when that makes too many files. */
    void learn(String project, PastChange change) {
        HistoryBook book = of(project);
        files -= book.files();
        book.learn(change);
        files += book.files();
        Iterator<HistoryBook> oldest = books.values().iterator();
        while (files > most && books.size() > 1) {
            files -= oldest.next().files();
            oldest.remove();
        }
    }
}
