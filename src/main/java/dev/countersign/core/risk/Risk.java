package dev.countersign.core.risk;

import java.util.List;

/**
 * How risky a change is.
 *
 * @param level the matrix of the two
 * @param score likelihood, 0 to 100, the worse of its heads
 * @param likelihood how likely it is to go wrong
 * @param impact how bad that would be
 */
public record Risk(Level level, int score, Likelihood likelihood, Impact impact) {

    /**
     * The same risk with its heads ranked among earlier changes of the repository.
     *
     * @param defects their probabilities of a defect
     * @param rollbacks their probabilities of a rollback
     */
    public Risk ranked(List<Double> defects, List<Double> rollbacks) {
        Likelihood.Head defect = likelihood.defect().ranked(defects);
        Likelihood.Head rollback = likelihood.rollback().ranked(rollbacks);
        return new Risk(level, score, new Likelihood(defect, rollback), impact);
    }
}
