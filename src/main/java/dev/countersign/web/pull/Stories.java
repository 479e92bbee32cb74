package dev.countersign.web.pull;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what the ledger tells of a pull request. Only reads, and never all at once. Safe for use by many threads. */
public interface Stories {

    /** Before this number are all verdicts. */
    long NEWEST = Long.MAX_VALUE;

    /**
     * Some of what was decided about a pull request.
     *
     * @param subject which one
     * @param open whether it was open when last heard of
     * @param entries verdicts, newest first
     * @param more whether there are older ones
     */
    record Story(Subject subject, boolean open, List<Entry> entries, boolean more) {
        /** Copies the list. */
        public Story {
            entries = List.copyOf(entries);
        }

        /** The newest of these verdicts. */
        public Entry latest() {
            return entries.get(0);
        }
    }

    /**
     * One verdict of many.
     *
     * @param id its number; later ones have higher numbers
     * @param at when
     * @param policies the policy files it was made by, each with its blob
     */
    record Entry(long id, Instant at, Verdict verdict, List<String> policies) {
        /** Copies the list. */
        public Entry {
            policies = List.copyOf(policies);
        }
    }

    /**
     * The newest verdicts below a number about a pull request by its present name; empty when it is not known or there are none.
     *
     * @param before only those with lower numbers; {@link #NEWEST} for the newest
     * @param most so many at most
     */
    Optional<Story> of(PullRequestRef ref, long before, int most);
}
