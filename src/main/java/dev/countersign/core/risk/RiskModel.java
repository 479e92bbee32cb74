package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import java.util.List;

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
        Touched change = Touched.of(facts.files());
        return assess(change, facts.files(), facts.completeness(), history, areas, medium, high, critical);
    }

    Risk assess(
            Touched change,
            List<ChangedFile> files,
            Completeness completeness,
            History history,
            List<Area> areas,
            int medium,
            int high,
            int critical) {
        Likelihood.Head defect = Heads.head("defect", DefectTerms.ALL, weights, change, history);
        Likelihood.Head rollback = Heads.head("rollback", RollbackTerms.ALL, weights, change, history);
        int score = (int) Math.round(100 * Math.max(defect.probability(), asDefect(rollback.probability())));
        Impact impact = BlastRadius.of(files, areas, completeness);
        Level likely = score >= critical
                ? Level.CRITICAL
                : score >= high ? Level.HIGH : score >= medium ? Level.MEDIUM : Level.LOW;
        Level level = completeness instanceof Completeness.Truncated
                ? Level.CRITICAL
                : RiskMatrix.level(likely, impact.level());
        if (touchesCritical(impact, areas)) {
            level = level.or(Level.HIGH);
        }
        return new Risk(level, score, new Likelihood(defect, rollback), impact);
    }

    /** A rollback is rare, so its probability is stretched to the scale of defects before the worse head is taken. */
    private double asDefect(double rollback) {
        double stretch = weights.weight("rollback", "scale");
        double shift = weights.typical("rollback", "scale");
        return Heads.sigmoid(shift + stretch * Heads.logit(rollback));
    }

    private static boolean touchesCritical(Impact impact, List<Area> areas) {
        return areas.stream()
                .anyMatch(area -> area.criticality() == Area.Criticality.CRITICAL
                        && impact.touched().contains(area.name()));
    }
}
