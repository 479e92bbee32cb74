package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much more, or less, often changes are taken back in a repository than its files' history alone would say.
 *
 * <p>It moves the probability of a rollback and names itself among the terms. It does not move the score: there a rollback
 * counts as if it were as common as a defect, whatever its frequency.
 *
 * @param logits what to add to the logit of a rollback; 0 for nothing
 * @param changes on how many changes it rests
 * @param takenBack how many of them were taken back
 */
public record Anchor(double logits, int changes, int takenBack) {

    private static final double POINT = 0.25;
    private static final Anchor NONE = new Anchor(0, 0, 0);

    /** The repository has too few changes, or too few that were taken back, to tell. */
    public static Anchor none() {
        return NONE;
    }

    /** The same risk on this footing. */
    public Risk applied(Risk risk) {
        if (changes == 0) {
            return risk;
        }
        Likelihood.Head head = risk.likelihood().rollback();
        List<Term> terms = new ArrayList<>(head.terms());
        terms.add(new Term("own-rollbacks", sentence(), Math.round(logits / POINT * 10) / 10.0));
        terms.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.points()))
                .reversed());
        Likelihood.Head own = new Likelihood.Head(applied(head.probability()), head.rank(), terms);
        return new Risk(
                risk.level(),
                risk.score(),
                new Likelihood(risk.likelihood().defect(), own),
                risk.impact(),
                risk.wouldLower(),
                risk.signals(),
                risk.remarks());
    }

    /** The probability of a rollback on this footing. */
    public double applied(double rollback) {
        return changes == 0 ? rollback : Heads.sigmoid(Heads.logit(rollback) + logits);
    }

    private String sentence() {
        return "re-anchored on this repository's " + changes + " changes, of which " + takenBack + " were taken back";
    }
}
