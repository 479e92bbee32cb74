package dev.countersign.core.risk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts, over a repository's own history, how many changes were taken back and how many should have been by the weights.
 *
 * <p>Only the base is moved. Refitting the slopes, of either head, and moving the base of the defect head by what the files'
 * history can tell, were measured and did not help; see docs/risk.md. Meets the changes in order. Not thread-safe.
 */
public final class Anchoring {

    /** Fewer changes than this tell nothing. */
    public static final int ENOUGH_CHANGES = 1_000;

    /** Fewer changes that were taken back than this tell nothing. */
    public static final int ENOUGH_TAKEN_BACK = 30;

    /** How far the base may move at all, in logits. */
    public static final double FARTHEST = 1.0;

    /** How far it may move at once, in logits: once a month. */
    public static final double STEP = 0.25;

    private static final long DAY = 86_400;

    /** Nearly all reverts come within so many days; younger changes are not counted yet. */
    private static final long PATIENCE = 60 * DAY;

    /** A revert after more days is taken for something else. */
    private static final long LATEST = 400 * DAY;

    /** So many changes, taken back as often as expected, are thought to be there before any other. */
    private static final double PRIOR = 10;

    private record Counted(long at, double expected) {}

    private final Map<String, Counted> counted = new LinkedHashMap<>();
    private final Set<String> takenBack = new HashSet<>();

    /**
     * Meets the next change.
     *
     * @param change with its reverts resolved by {@link Reversals#next}
     * @param expected how likely it was to be taken back by the built-in weights
     */
    public void next(PastChange change, double expected) {
        List<String> reverts = change.reverts();
        for (String earlier : reverts) {
            Counted before = counted.get(earlier);
            if (before != null && change.at() - before.at() <= LATEST) {
                takenBack.add(earlier);
            }
        }
        if (reverts.isEmpty()) {
            counted.put(change.sha(), new Counted(change.at(), expected));
        }
    }

    /**
     * What was counted.
     *
     * @param changes how many changes that are no reverts and old enough
     * @param takenBack how many of them were taken back
     * @param expected how many should have been
     */
    public record Count(int changes, int takenBack, double expected) {

        /** The new anchor, no farther from the one before than a step. */
        public Anchor anchor(Anchor before) {
            if (changes < ENOUGH_CHANGES || takenBack < ENOUGH_TAKEN_BACK) {
                return Anchor.none();
            }
            double aim = Math.log((takenBack + PRIOR) / (expected + PRIOR));
            double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, aim));
            double step = Math.max(-STEP, Math.min(STEP, bounded - before.logits()));
            return new Anchor(before.logits() + step, changes, takenBack);
        }
    }

    /** What was counted up to that moment, in seconds since 1970. */
    public Count count(long now) {
        int changes = 0;
        int back = 0;
        double expected = 0;
        for (Map.Entry<String, Counted> one : counted.entrySet()) {
            if (one.getValue().at() <= now - PATIENCE) {
                changes++;
                expected += one.getValue().expected();
                back += takenBack.contains(one.getKey()) ? 1 : 0;
            }
        }
        return new Count(changes, back, expected);
    }
}
