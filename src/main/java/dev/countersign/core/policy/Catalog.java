package dev.countersign.core.policy;

import dev.countersign.core.risk.Area;
import java.util.List;

/**
 * What the catalogue files of a repository add to its policy.
 *
 * @param areas the parts of the code base that they name
 * @param written where each is written, by the keys that a policy would have
 */
public record Catalog(List<Area> areas, Written written) {

    /** Copies the list. */
    public Catalog {
        areas = List.copyOf(areas);
    }

    /** Lays the areas over a policy, as a repository's policy is laid over its organisation's: they may only tighten. */
    public Tightening over(Policy policy) {
        Loosenings loosenings = new Loosenings(written);
        Policy own = Policy.builtIn().withAreas(areas);
        List<Area> both = new TightenedAreas(policy, own, loosenings, Negations.of(policy)).areas();
        return new Tightening(policy.withAreas(both), loosenings.sorted());
    }
}
