package dev.countersign.store;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.flow.Evaluation;
import dev.countersign.flow.Subject;
import dev.countersign.json.FactsJson;
import dev.countersign.json.VerdictJson;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tables {@code evaluation} and {@code evaluation_facts}: verdicts, each bearing the hash of the one before, and what they were
 * made from, without any source text.
 */
final class KeptVerdicts {

    /** Facts of more characters are not kept; the verdict is. */
    private static final int LONGEST = 8 << 20;

    private static final String KEEP =
            "with kept as (insert into evaluation (subject_id, repository_id, head, base, at,"
                    + " outcome, defect, rollback, policies, verdict, previous_hash, hash, facts_digest)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id),"
                    + " facts as (insert into evaluation_facts (evaluation_id, at, facts, notes, doubts)"
                    + " select id, ?, ?, ?, ? from kept where ?) select id from kept";

    private KeptVerdicts() {}

    /**
     * A verdict that was kept.
     *
     * @param before how the one before it came out; empty when it is the first
     * @param outcome how it came out
     */
    record Kept(long id, String before, String outcome) {}

    /**
     * Keeps a verdict that says something new, on that journey; to be called with its pull request locked.
     *
     * @param last the one before it
     * @return what was kept, to be had when the journey is over
     */
    static Optional<Supplier<Kept>> keep(
            Journey journey, Subject about, long subject, Optional<EvaluationRow> last, Evaluation evaluation) {
        String verdict = VerdictJson.write(evaluation.verdict());
        String policies = VerdictJson.write(evaluation.policies());
        String head = evaluation.standing().head();
        String base = evaluation.standing().base();
        if (last.filter(one -> one.verdict().equals(verdict)
                        && one.policies().equals(policies)
                        && one.base().equals(base))
                .isPresent()) {
            return Optional.empty();
        }
        String outcome =
                evaluation.verdict().outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String previous = last.map(EvaluationRow::hash).orElse("");
        Likelihood likelihood = evaluation.verdict().risk().likelihood();
        double defect = likelihood.defect().probability();
        double rollback = likelihood.rollback().probability();
        String facts = facts(evaluation.given());
        String digest = facts.isEmpty() ? "" : Sha256.of(facts);
        Journey.Answer<Long> id = journey.ask(
                KEEP,
                row -> row.getLong(1),
                subject,
                about.repositoryId(),
                head,
                base,
                evaluation.at(),
                outcome,
                defect,
                rollback,
                policies,
                verdict,
                previous,
                Sha256.of(Chain.content(
                        previous,
                        subject,
                        head,
                        base,
                        evaluation.at(),
                        outcome,
                        defect,
                        rollback,
                        policies,
                        verdict,
                        digest)),
                digest,
                evaluation.at(),
                Packed.pack(facts),
                VerdictJson.write(evaluation.given().notes()),
                VerdictJson.write(evaluation.given().doubts()),
                !facts.isEmpty());
        String before = last.map(EvaluationRow::outcome).orElse("");
        return Optional.of(() -> new Kept(id.first().orElseThrow(), before, outcome));
    }

    /** The facts as they are kept; empty when they are too many. */
    private static String facts(Case given) {
        Dossier dossier = given.dossier();
        String text = FactsJson.write(dossier.with(dossier.facts().withoutText()));
        return text.length() > LONGEST ? "" : text;
    }
}
