package dev.countersign.web;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what the ledger tells of a pull request. Safe for use by many threads. */
public interface Stories {

    /**
     * What was decided about a pull request.
     *
     * @param subject which one
     * @param latest the newest verdict
     * @param policies the policy files it was judged by, each with its blob
     * @param earlier all verdicts, newest first
     */
    record Story(Subject subject, Verdict latest, List<String> policies, List<Entry> earlier) {
        /** Copies the lists. */
        public Story {
            policies = List.copyOf(policies);
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * One verdict of many.
     *
     * @param at when
     * @param head the commit it held for, brief
     * @param title what it said
     */
    record Entry(Instant at, String head, String title) {}

    /** The story of a pull request by its present name; empty when nothing was decided. */
    Optional<Story> of(PullRequestRef ref);
}
