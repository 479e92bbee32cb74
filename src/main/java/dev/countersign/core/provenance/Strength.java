package dev.countersign.core.provenance;

/** How far a marker can be trusted on its own. */
public enum Strength {
    /** It is enough alone. */
    STRONG,
    /** It counts only together with another weak marker of the same tool. */
    WEAK
}
