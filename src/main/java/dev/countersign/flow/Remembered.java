package dev.countersign.flow;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.verdict.Dossier;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is kept about a pull request between two looks.
 *
 * @param pushes where it stood, oldest first
 * @param lines what people told us in comments, oldest first
 * @param memory what an evaluation depends on
 * @param actors logins of people who did something on it
 * @param assignees whom it was ever assigned to
 * @param earlier what the repository's last changes were like
 * @param extent how far the repository's past is known
 * @param puzzle what could not be found out last time
 */
public record Remembered(
        List<Push> pushes,
        List<Act> lines,
        Dossier.Memory memory,
        Set<String> actors,
        List<Person> assignees,
        Dossier.Earlier earlier,
        Chronicle.Extent extent,
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
        actors = Set.copyOf(actors);
        assignees = List.copyOf(assignees);
    }
}
