package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Weighs changes: likelihood from fitted terms, impact from areas and kinds of file. Pure, immutable, thread-safe. */
public final class RiskModel {

    private final Weights weights;

    /** Weighs by this table. */
    public RiskModel(Weights weights) {
        this.weights = weights;
    }

    /** Names the table of weights. */
    public String version() {
        return weights.version();
    }

    /**
     * Weighs a change. The heads have no rank yet; {@link Risk#ranked} adds it.
     *
     * @param facts the change
     * @param history the past of its files
     * @param landscape what is known of the code base
     * @param medium score from which the likelihood is medium, 1 to 100
     * @param high score from which it is high
     * @param critical score from which it is critical
     * @return the risk; its sentences quote paths as they are, so escape them where they are shown
     */
    public Risk assess(Facts facts, History history, Landscape landscape, int medium, int high, int critical) {
        return assess(facts.files(), facts.completeness(), history, landscape, medium, high, critical);
    }

    /** Weighs the files of a change, as {@link #assess(Facts, History, Landscape, int, int, int)} does. */
    public Risk assess(
            List<ChangedFile> files,
            Completeness completeness,
            History history,
            Landscape landscape,
            int medium,
            int high,
            int critical) {
        Touched change = Touched.of(files);
        Likelihood likelihood = likelihood(change, history);
        int score =
                score(likelihood.defect().probability(), likelihood.rollback().probability());
        KindsTouched kinds = KindsTouched.of(files, landscape.kinds());
        Impact impact = BlastRadius.of(files, kinds, landscape.areas(), completeness);
        List<Remark> remarks = Remarks.of(files, kinds, history);
        Set<String> signals = Signals.of(kinds, completeness, likelihood);
        if (completeness instanceof Completeness.Truncated) {
            return new Risk(Level.CRITICAL, score, likelihood, impact, List.of(), signals, remarks);
        }
        IntFunction<Level> likely = found -> found >= critical
                ? Level.CRITICAL
                : found >= high ? Level.HIGH : found >= medium ? Level.MEDIUM : Level.LOW;
        Level level = RiskMatrix.level(likely.apply(score), impact, landscape.areas());
        List<String> wouldLower = new ArrayList<>();
        if (level != Level.LOW) {
            wouldLower.addAll(
                    Lower.bySplitting(files, landscape, kinds.kinds(), impact.touched(), likely.apply(score), level));
            wouldLower.addAll(Lower.byLines(change.added(), level, percent -> {
                Touched smaller = change.withLines(percent / 100.0);
                int lower = score(
                        Heads.probability("defect", DefectTerms.ALL, weights, smaller, history),
                        Heads.probability("rollback", RollbackTerms.ALL, weights, smaller, history));
                return RiskMatrix.level(likely.apply(lower), impact, landscape.areas());
            }));
        }
        return new Risk(level, score, likelihood, impact, wouldLower, signals, remarks);
    }

    /**
     * The amounts of all terms that can be told, before they are weighed: what the weights are fitted on.
     *
     * @return by {@code head.term}, in a fixed order; terms about the past are absent when it is not known
     */
    public static Map<String, Double> amounts(List<ChangedFile> files, History history) {
        Touched change = Touched.of(files);
        Map<String, Double> found = new LinkedHashMap<>();
        Heads.amounts(DefectTerms.ALL, change, history)
                .forEach((term, amount) -> found.put("defect." + term.id(), amount));
        Heads.amounts(RollbackTerms.ALL, change, history)
                .forEach((term, amount) -> found.put("rollback." + term.id(), amount));
        return found;
    }

    private Likelihood likelihood(Touched change, History history) {
        return new Likelihood(
                Heads.head("defect", DefectTerms.ALL, weights, change, history),
                Heads.head("rollback", RollbackTerms.ALL, weights, change, history));
    }

    private int score(double defect, double rollback) {
        return (int) Math.round(100 * Math.max(defect, asCommonAsDefects(rollback)));
    }

    /** A rollback is rare: the same evidence is put on the odds of a defect before the worse head is taken. */
    private double asCommonAsDefects(double rollback) {
        return Heads.sigmoid(
                Heads.logit(rollback) + weights.of("rollback").get("as-common").weight());
    }
}
