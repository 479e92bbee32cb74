package dev.countersign.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What recomputing the ledger's hashes brought.
 *
 * @param evaluations how many rows there are
 * @param pullRequests of how many pull requests
 * @param breaks where a chain breaks, one sentence each without a full stop
 */
public record ChainReport(int evaluations, int pullRequests, List<String> breaks) {

    /** Copies the list. */
    public ChainReport {
        breaks = List.copyOf(breaks);
    }

    /** Takes rows, ordered by pull request and number. Not thread-safe. */
    static final class Making {

        private final List<String> breaks = new ArrayList<>();
        private int evaluations;
        private int chains;
        private long subject = -1;
        private String last = "";

        void take(
                String pull,
                long subjectId,
                long id,
                String previous,
                String hash,
                boolean unchanged,
                boolean factsUnchanged) {
            evaluations++;
            if (subjectId != subject) {
                subject = subjectId;
                chains++;
                last = "";
            }
            String row = pull + ": evaluation " + id;
            if (!previous.equals(last)) {
                breaks.add(row + " does not follow the one before it: a row is missing, was put in or was changed");
            }
            if (!unchanged) {
                breaks.add(row + " is not as it was written: its hash does not fit");
            }
            if (!factsUnchanged) {
                breaks.add(row + " has other facts than it was made from");
            }
            last = hash;
        }

        ChainReport report() {
            return new ChainReport(evaluations, chains, breaks);
        }
    }
}
