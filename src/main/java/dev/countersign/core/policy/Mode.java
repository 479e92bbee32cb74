package dev.countersign.core.policy;

/** What a verdict does to the merge, in rising order. */
public enum Mode {
    /** The check is neutral. */
    OBSERVE,
    /** The check is neutral, and there is a comment. */
    WARN,
    /** The check blocks. */
    ENFORCE
}
