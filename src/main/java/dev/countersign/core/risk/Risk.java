package dev.countersign.core.risk;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How risky a change is.
 *
 * @param level the matrix of the two
 * @param score likelihood, 0 to 100, the worse of its heads
 * @param likelihood how likely it is to go wrong
 * @param impact how bad that would be
 * @param wouldLower what could be done to lower the level, as sentences; empty when nothing is known
 * @param signals names of what was noticed, for conditions of a policy: ids of kinds of file ({@code pipeline},
 *     {@code migration} and so on) and {@code reverted}, {@code history-unknown}, {@code truncated} and
 *     {@link #STALE_GUIDANCE}
 * @param remarks what is to be said at the files that carry it, the gravest first
 */
public record Risk(
        Level level,
        int score,
        Likelihood likelihood,
        Impact impact,
        List<String> wouldLower,
        Set<String> signals,
        List<Remark> remarks) {

    /** The signal that somebody signed faster than anyone could read. */
    public static final String RUBBER_STAMP = "rubber-stamp";

    /** The signal that instructions or documents for the touched files are older than the files. */
    public static final String STALE_GUIDANCE = "stale-guidance";

    /** Copies the collections; signals are told in the order of the alphabet, so that equal risks look the same. */
    public Risk {
        wouldLower = List.copyOf(wouldLower);
        signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
        remarks = List.copyOf(remarks);
    }

    /** A risk with nothing to lower and no signals. */
    public Risk(Level level, int score, Likelihood likelihood, Impact impact) {
        this(level, score, likelihood, impact, List.of(), Set.of(), List.of());
    }

    /**
     * The same risk with its heads ranked among earlier changes of the repository.
     *
     * @param defects their probabilities of a defect
     * @param rollbacks their probabilities of a rollback
     */
    public Risk ranked(List<Double> defects, List<Double> rollbacks) {
        Likelihood.Head defect = likelihood.defect().ranked(defects);
        Likelihood.Head rollback = likelihood.rollback().ranked(rollbacks);
        return new Risk(level, score, new Likelihood(defect, rollback), impact, wouldLower, signals, remarks);
    }

    /** The same risk, with that level if it is higher. */
    public Risk atLeast(Level least) {
        return new Risk(level.or(least), score, likelihood, impact, wouldLower, signals, remarks);
    }

    /** The same risk with one more signal. */
    public Risk signalling(String signal) {
        Set<String> more = new HashSet<>(signals);
        more.add(signal);
        return new Risk(level, score, likelihood, impact, wouldLower, more, remarks);
    }
}
