package dev.countersign.outbox;

import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;

/**
 * Port: keeps what GitHub shows. Each call is a transaction of its own. Safe for use by many threads.
 *
 * <p>{@code shown}, {@code claim} and {@code keep} throw {@link Overtaken} when another look at the same has begun since. {@code mistrust} does
 * something only then: it forgets what is shown, so that it is looked for and written again.
 */
public interface Shelf {

    /** What is kept of a pull request. */
    Shown shown(Look.AtPull look);

    /** What is kept of a pull request; where that is nothing, it is kept from now on that a comment is being created. */
    default Shown claim(Look.AtPull look) {
        Shown before = shown(look);
        if (before.equals(Shown.NOTHING)) {
            keep(look, new Shown(0, "", true));
        }
        return before;
    }

    /** Keeps what is shown now. */
    void keep(Look.AtPull look, Shown shown);

    /** Whoever was overtaken may have written a comment late. */
    void mistrust(Look.AtPull look);

    /** What is kept of a commit's check. */
    ShownCheck shown(Look.AtCommit look);

    /** What is kept of a commit's check; where that is nothing, it is kept from now on that one is being created. */
    default ShownCheck claim(Look.AtCommit look) {
        ShownCheck before = shown(look);
        if (before.equals(ShownCheck.NOTHING)) {
            keep(look, new ShownCheck(0, "", false, true));
        }
        return before;
    }

    /** Keeps what a commit's check shows now. */
    void keep(Look.AtCommit look, ShownCheck shown);

    /** Whoever was overtaken may have written the check late. */
    void mistrust(Look.AtCommit look);
}
