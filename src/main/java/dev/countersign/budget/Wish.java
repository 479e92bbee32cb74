package dev.countersign.budget;

import java.util.Map;

/**
 * A replica's wish for a part of an installation's budget.
 *
 * @param holder the replica
 * @param busy how many requests it has under way
 * @param price what the request costs that it is for
 * @param background whether webhooks go first
 * @param unspent what it has left of the lease before, which it gives back
 * @param seen what GitHub said is left, by resource
 */
public record Wish(String holder, int busy, Price price, boolean background, Lease unspent, Map<String, Primary> seen) {

    /** Copies the map. */
    public Wish {
        seen = Map.copyOf(seen);
    }
}
