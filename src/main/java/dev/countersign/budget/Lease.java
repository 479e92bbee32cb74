package dev.countersign.budget;

import java.time.Instant;
import java.util.Map;

/**
 * What a replica may spend of an installation's budget without asking again.
 *
 * @param until for how long
 * @param points how much of each meter; a meter that is not there has no limit
 * @param slices in which slice of each meter it is counted
 * @param slots how many requests it may have under way; all of this replica's
 */
record Lease(Instant until, Map<Meter, Integer> points, Map<Meter, Long> slices, int slots) {

    static final Lease NOTHING = new Lease(Instant.MIN, Map.of(), Map.of(), 0);

    Lease {
        points = Map.copyOf(points);
        slices = Map.copyOf(slices);
    }
}
