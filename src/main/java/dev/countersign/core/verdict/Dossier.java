package dev.countersign.core.verdict;

import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Pictures;
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
 * @param memory what is remembered of earlier looks
 * @param directory what is known of people
 * @param past what happened to the touched files before
 * @param guidance how old the instructions and documents for the touched files are
 * @param earlier what earlier changes of the repository are compared by
 * @param now the moment of the evaluation, by the second
 */
public record Dossier(
        Facts facts,
        List<Signers> codeOwners,
        List<Act> lines,
        Memory memory,
        Directory directory,
        History past,
        Guidance guidance,
        Earlier earlier,
        Instant now) {

    /** Copies the lists. */
    public Dossier {
        codeOwners = List.copyOf(codeOwners);
        lines = List.copyOf(lines);
    }

    /**
     * What is remembered of earlier looks at the pull request, and of other pull requests.
     *
     * @param known how early each act was known, by its place; see {@link Standing#order}
     * @param seen what the change looked like at earlier heads
     * @param evidence markers that were seen at earlier heads
     * @param sightings all evidence that was seen up to now, and since when it is known
     * @param exemptions what people said on other pull requests about tools in the whole repository
     * @param edits comments whose commands were changed after they were written
     * @param asked whom we asked for a review
     * @param elsewhere what people who sign here signed on other pull requests a short time before
     */
    public record Memory(
            Map<String, Long> known,
            Pictures seen,
            List<Evidence> evidence,
            List<Sighting> sightings,
            List<Exemption> exemptions,
            List<Edit> edits,
            List<Asked> asked,
            List<Elsewhere> elsewhere) {
        /** Copies the collections. */
        public Memory {
            known = Map.copyOf(known);
            evidence = List.copyOf(evidence);
            sightings = List.copyOf(sightings);
            exemptions = List.copyOf(exemptions);
            edits = List.copyOf(edits);
            asked = List.copyOf(asked);
            elsewhere = List.copyOf(elsewhere);
        }

        /** Nothing. */
        public static Memory nothing() {
            return new Memory(
                    Map.of(), Pictures.none(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }

        /** The same with those pictures of earlier heads. */
        public Memory seeing(Pictures heads) {
            return new Memory(known, heads, evidence, sightings, exemptions, edits, asked, elsewhere);
        }

        /** The same with those requests for reviews. */
        public Memory asking(List<Asked> requests) {
            return new Memory(known, seen, evidence, sightings, exemptions, edits, requests, elsewhere);
        }

        /** The same with those sign-offs on other pull requests. */
        public Memory signed(List<Elsewhere> others) {
            return new Memory(known, seen, evidence, sightings, exemptions, edits, asked, others);
        }
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
                Memory.nothing(),
                Directory.empty(),
                new History.Unknown(),
                new Guidance.Unknown(),
                Earlier.none(),
                now);
    }

    /** The same with other facts. */
    public Dossier with(Facts other) {
        return new Dossier(other, codeOwners, lines, memory, directory, past, guidance, earlier, now);
    }

    /** The same with other answers about people. */
    public Dossier with(Directory answers) {
        return new Dossier(facts, codeOwners, lines, memory, answers, past, guidance, earlier, now);
    }

    /** The same with that memory. */
    public Dossier with(Memory remembered) {
        return new Dossier(facts, codeOwners, lines, remembered, directory, past, guidance, earlier, now);
    }

    /** The same with those owners of the touched files. */
    public Dossier ownedBy(List<Signers> owners) {
        return new Dossier(facts, owners, lines, memory, directory, past, guidance, earlier, now);
    }

    /** The same with that told in comments. */
    public Dossier saying(List<Act> comments) {
        return new Dossier(facts, codeOwners, comments, memory, directory, past, guidance, earlier, now);
    }

    /** The same with that past, and compared with those changes. */
    public Dossier after(History history, Earlier changes) {
        return new Dossier(facts, codeOwners, lines, memory, directory, history, guidance, changes, now);
    }

    /** The same with that guidance for the touched files. */
    public Dossier guidedBy(Guidance found) {
        return new Dossier(facts, codeOwners, lines, memory, directory, past, found, earlier, now);
    }
}
