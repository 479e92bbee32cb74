package dev.countersign.flow;

import dev.countersign.core.verdict.Dossier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Port: evaluations that were kept with their facts. Only reads. Safe for use by many threads. */
public interface Archive {

    /**
     * An evaluation of the past.
     *
     * @param dossier what was known then
     * @param outcome what was decided: {@code cleared}, {@code overridden}, {@code blocked} or {@code undecided}
     */
    record Kept(Dossier dossier, String outcome) {}

    /**
     * Which evaluations.
     *
     * @param owner of this owner's repositories; empty for everybody's
     * @param repository of the repository of that name; empty for all of the owner's
     * @param since not older than this
     * @param most so many at most
     */
    record Question(String owner, String repository, Instant since, int most) {}

    /** The latest evaluation of each pull request, the newest first. */
    List<Kept> latest(Question question);

    /**
     * An evaluation with all that made it.
     *
     * @param id the evaluation's number
     * @param dossier what was known then
     * @param policies the policy files that were in force, the organisation's first
     * @param notes what had to be said about them
     * @param doubts why it was not known which policy holds
     * @param verdict the verdict, as it was kept
     */
    record Proof(
            long id,
            Dossier dossier,
            List<PolicyText.Found> policies,
            List<String> notes,
            List<String> doubts,
            String verdict) {
        /** Copies the lists. */
        public Proof {
            policies = List.copyOf(policies);
            notes = List.copyOf(notes);
            doubts = List.copyOf(doubts);
        }
    }

    /** Every evaluation whose facts and policies are kept, the oldest first, one after the other. */
    void proofs(Consumer<Proof> reader);

    /** The evaluation of that number; empty when its facts or policies are not kept, or not in a form that is read. */
    Optional<Proof> proof(long id);
}
