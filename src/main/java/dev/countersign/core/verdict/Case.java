package dev.countersign.core.verdict;

import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All that a verdict depends on.
 *
 * @param facts the change
 * @param assistance which tools helped
 * @param risk how risky it is
 * @param policy what is asked
 * @param codeOwners who owns the touched files by the code owners file
 * @param acts what people did about it, in any order
 * @param known how early each act was known, by its place; see {@link Standing#order}
 * @param seen what the change looked like at earlier heads
 * @param directory what is known of people
 * @param today the day, for what expires
 * @param notes what must be said about the policy, such as that an older one is in force
 * @param doubts what could not be found out and may change everything, such as the policy itself
 */
public record Case(
        Facts facts,
        Assistance assistance,
        Risk risk,
        Policy policy,
        List<Signers> codeOwners,
        List<Act> acts,
        Map<String, Long> known,
        Map<History.Position, Fingerprint> seen,
        Directory directory,
        LocalDate today,
        List<String> notes,
        List<String> doubts) {

    /** Copies the collections. */
    public Case {
        codeOwners = List.copyOf(codeOwners);
        acts = List.copyOf(acts);
        known = Map.copyOf(known);
        seen = Map.copyOf(seen);
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
    }

    /** The same with other answers about people. */
    public Case with(Directory answers) {
        return new Case(facts, assistance, risk, policy, codeOwners, acts, known, seen, answers, today, notes, doubts);
    }

    /** The same with other facts. */
    public Case with(Facts other) {
        return new Case(
                other, assistance, risk, policy, codeOwners, acts, known, seen, directory, today, notes, doubts);
    }
}
