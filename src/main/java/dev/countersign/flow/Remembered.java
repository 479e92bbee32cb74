package dev.countersign.flow;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Edit;
import dev.countersign.core.verdict.Exemption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept about a pull request between two looks.
 *
 * @param pushes where it stood, oldest first
 * @param lines what people told us in comments, oldest first
 * @param known how early each act was known, by its place
 * @param seen what it looked like at its heads
 * @param evidence markers that were seen on it before
 * @param sightings all evidence that was seen on it, and since when it is known
 * @param exemptions what people said on other pull requests about tools in the whole repository
 * @param edits comments whose commands were changed after they were written
 * @param actors logins of people who did something on it
 * @param assignees whom it was ever assigned to
 * @param earlier what the repository's last changes were like
 * @param puzzle what could not be found out last time
 */
public record Remembered(
        List<Push> pushes,
        List<Act> lines,
        Map<String, Long> known,
        Map<History.Position, Fingerprint> seen,
        List<Evidence> evidence,
        List<Sighting> sightings,
        List<Exemption> exemptions,
        List<Edit> edits,
        Set<String> actors,
        List<Person> assignees,
        Dossier.Earlier earlier,
        Puzzle puzzle) {

    /**
     * What could not be found out.
     *
     * @param unknowns as the verdict says it; empty when nothing was open
     * @param since when that verdict was first given
     */
    public record Puzzle(List<String> unknowns, Instant since) {
        /** Copies the list. */
        public Puzzle {
            unknowns = List.copyOf(unknowns);
        }

        /** Nothing. */
        public static Puzzle nothing() {
            return new Puzzle(List.of(), Instant.EPOCH);
        }
    }

    /** Copies the collections. */
    public Remembered {
        pushes = List.copyOf(pushes);
        lines = List.copyOf(lines);
        known = Map.copyOf(known);
        seen = Map.copyOf(seen);
        evidence = List.copyOf(evidence);
        sightings = List.copyOf(sightings);
        exemptions = List.copyOf(exemptions);
        edits = List.copyOf(edits);
        actors = Set.copyOf(actors);
        assignees = List.copyOf(assignees);
    }
}
