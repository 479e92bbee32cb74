package dev.countersign.core.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who may let a blocked change through, for a while.
 *
 * @param from who may; empty for nobody
 * @param people how many different people it takes, from 1
 * @param expires how long it lasts
 * @param alsoClears findings that it clears although an override otherwise never does
 */
public record Overrides(List<Signers> from, int people, Duration expires, Set<Finding> alsoClears) {

    /** Copies the collections. */
    public Overrides {
        from = List.copyOf(from);
        EnumSet<Finding> inOrder = EnumSet.noneOf(Finding.class);
        inOrder.addAll(alsoClears);
        alsoClears = Collections.unmodifiableSet(inOrder);
    }

    /** Findings that an override does not clear by itself. */
    public enum Finding {
        /** A prohibited tool helped. */
        PROHIBITED_TOOL,
        /** A commit's signature is invalid. */
        INVALID_SIGNATURE
    }

    /** Nobody may. */
    public static Overrides defaults() {
        return new Overrides(List.of(), 1, Duration.ofHours(24), Set.of());
    }
}
