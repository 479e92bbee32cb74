package dev.countersign.core.risk;

/**
 * A merged change as it is kept.
 *
 * @param change the change; its {@code reverts} are claims as {@link Reversals#claims} gives them
 * @param pull the pull request that brought it; 0 for none
 * @param subject {@link Reversals#subject} of its first line or of the pull request's title
 */
public record Recorded(PastChange change, int pull, String subject) {

    /** The change with the commits that it takes back in place of its claims; to be asked of each change in order. */
    public PastChange resolved(Reversals reversals) {
        return new PastChange(
                change.sha(), change.at(), change.author(), change.fix(), reversals.next(this), change.files());
    }
}
