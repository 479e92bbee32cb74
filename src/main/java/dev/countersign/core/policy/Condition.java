package dev.countersign.core.policy;

/** Which changes something applies to. Total, deterministic, immutable. */
public interface Condition {

    /** Whether it holds of that situation. */
    boolean holds(Situation situation);

    /** Names of the areas that it speaks of. */
    java.util.Set<String> areasNamed();
}
