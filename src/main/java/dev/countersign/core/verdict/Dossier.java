package dev.countersign.core.verdict;

import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that an evaluation depends on besides the policy: what was read and what was remembered, as plain data.
 *
 * <p>The same dossier can be judged again, years later or under another policy, and gives the same verdict each time.
 *
 * @param facts the change
 * @param codeOwners who owns the touched files by the code owners file
 * @param lines what people told us in comments; reviews are among the facts
 * @param known how early each act was known, by its place; see {@link Standing#order}
 * @param seen what the change looked like at earlier heads
 * @param evidence markers that were seen at earlier heads
 * @param directory what is known of people
 * @param past what happened to the touched files before
 * @param earlier what earlier changes of the repository are compared by
 * @param now the moment of the evaluation, by the second
 */
public record Dossier(
        Facts facts,
        List<Signers> codeOwners,
        List<Act> lines,
        Map<String, Long> known,
        Map<Position, Fingerprint> seen,
        List<Evidence> evidence,
        Directory directory,
        History past,
        Earlier earlier,
        Instant now) {

    /** Copies the collections. */
    public Dossier {
        codeOwners = List.copyOf(codeOwners);
        lines = List.copyOf(lines);
        known = Map.copyOf(known);
        seen = Map.copyOf(seen);
        evidence = List.copyOf(evidence);
    }

    /**
     * How likely the repository's last changes were to go wrong.
     *
     * @param defects their probabilities of a defect
     * @param rollbacks their probabilities of a rollback
     * @param anchor how much more often changes are taken back here
     */
    public record Earlier(List<Double> defects, List<Double> rollbacks, Anchor anchor) {
        /** Copies the lists. */
        public Earlier {
            defects = List.copyOf(defects);
            rollbacks = List.copyOf(rollbacks);
        }

        /** Compared by the weights alone. */
        public Earlier(List<Double> defects, List<Double> rollbacks) {
            this(defects, rollbacks, Anchor.none());
        }

        /** The same on that footing. */
        public Earlier anchored(Anchor own) {
            return new Earlier(defects, rollbacks, own);
        }

        /** Nothing to compare with. */
        public static Earlier none() {
            return new Earlier(List.of(), List.of());
        }
    }

    /** The dossier of a change of which nothing else is known. */
    public static Dossier of(Facts facts, Instant now) {
        return new Dossier(
                facts,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Directory.empty(),
                new History.Unknown(),
                Earlier.none(),
                now);
    }

    /** The same with other facts. */
    public Dossier with(Facts other) {
        return new Dossier(other, codeOwners, lines, known, seen, evidence, directory, past, earlier, now);
    }

    /** The same with other answers about people. */
    public Dossier with(Directory answers) {
        return new Dossier(facts, codeOwners, lines, known, seen, evidence, answers, past, earlier, now);
    }

    /** The same with those owners of the touched files. */
    public Dossier ownedBy(List<Signers> owners) {
        return new Dossier(facts, owners, lines, known, seen, evidence, directory, past, earlier, now);
    }

    /** The same with that past, and compared with those changes. */
    public Dossier after(History history, Earlier changes) {
        return new Dossier(facts, codeOwners, lines, known, seen, evidence, directory, history, changes, now);
    }
}
