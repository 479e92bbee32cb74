package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * @param areas the named parts of the code base
     * @param medium score from which the likelihood is medium, 1 to 100
     * @param high score from which it is high
     * @param critical score from which it is critical
     * @return the risk; its sentences quote paths as they are, so escape them where they are shown
     */
    public Risk assess(Facts facts, History history, List<Area> areas, int medium, int high, int critical) {
        return assess(facts.files(), facts.completeness(), history, areas, medium, high, critical);
    }

    /** Weighs the files of a change, as {@link #assess(Facts, History, List, int, int, int)} does. */
    public Risk assess(
            List<ChangedFile> files,
            Completeness completeness,
            History history,
            List<Area> areas,
            int medium,
            int high,
            int critical) {
        Touched change = Touched.of(files);
        Likelihood.Head defect = Heads.head("defect", DefectTerms.ALL, weights, change, history);
        Likelihood.Head rollback = Heads.head("rollback", RollbackTerms.ALL, weights, change, history);
        int score = score(defect, rollback);
        Level likely = score >= critical
                ? Level.CRITICAL
                : score >= high ? Level.HIGH : score >= medium ? Level.MEDIUM : Level.LOW;
        Impact impact = BlastRadius.of(files, areas, completeness);
        Level level = RiskMatrix.level(likely, impact.level());
        if (touchesCritical(impact, areas)) {
            level = level.or(Level.HIGH);
        }
        if (completeness instanceof Completeness.Truncated) {
            level = Level.CRITICAL;
        }
        return new Risk(level, score, new Likelihood(defect, rollback), impact);
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

    private int score(Likelihood.Head defect, Likelihood.Head rollback) {
        return (int) Math.round(100 * Math.max(defect.probability(), asCommonAsDefects(rollback.probability())));
    }

    /** A rollback is rare: the same evidence is put on the odds of a defect before the worse head is taken. */
    private double asCommonAsDefects(double rollback) {
        return Heads.sigmoid(Heads.logit(rollback) + weights.weight("rollback", "as-common"));
    }

    private static boolean touchesCritical(Impact impact, List<Area> areas) {
        return areas.stream()
                .anyMatch(area -> area.criticality() == Area.Criticality.CRITICAL
                        && impact.touched().contains(area.name()));
    }
}
