package dev.countersign.core.policy;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PathSet;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.Term;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a condition may look at.
 *
 * @param facts the change
 * @param assistance which tools helped
 * @param risk how risky it is
 * @param policy the policy in force: its levels and its register of tools
 * @param signatures what is known of the commits' signatures
 * @param members ids of the members of the teams that are known
 * @param paths the paths that the change touches, at its head and at its base
 */
public record Situation(
        Facts facts,
        Assistance assistance,
        Risk risk,
        Policy policy,
        Signatures signatures,
        Map<Signers.Team, Set<Long>> members,
        PathSet paths) {

    /** The situation of a change that touches the paths its facts name. */
    public Situation(
            Facts facts,
            Assistance assistance,
            Risk risk,
            Policy policy,
            Signatures signatures,
            Map<Signers.Team, Set<Long>> members) {
        this(facts, assistance, risk, policy, signatures, members, PathSet.of(facts.files()));
    }

    /** Whether all that belongs to the change is shown. */
    boolean complete() {
        return facts.completeness() instanceof Completeness.Complete;
    }

    /** Whether some file is so, where one that is shown is, or none. */
    Truth some(boolean shown) {
        return shown || complete() ? Truth.of(shown) : Truth.UNKNOWN;
    }

    /** Whether each file is so, where all that are shown are, or not. */
    Truth each(boolean shown) {
        return some(!shown).not();
    }

    /** Whether all files together are so, where those that are shown are, or not. */
    Truth all(boolean shown) {
        return complete() ? Truth.of(shown) : Truth.UNKNOWN;
    }

    /** Ids of everything that was found: risk terms that raise the risk, signals of {@link Risk}, markers of AI tools. */
    Stream<String> signals() {
        Likelihood likelihood = risk.likelihood();
        Stream<String> terms = Stream.of(likelihood.defect(), likelihood.rollback())
                .flatMap(head -> head.terms().stream())
                .filter(term -> term.points() > 0)
                .map(Term::id);
        Stream<String> markers = assistance.evidence().stream().map(Evidence::marker);
        return Stream.of(terms, markers, risk.signals().stream()).flatMap(ids -> ids);
    }
}
