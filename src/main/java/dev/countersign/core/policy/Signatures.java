package dev.countersign.core.policy;

/** What is known of the signatures of a change's commits. */
public enum Signatures {
    /** Every commit has one that GitHub verified. */
    VERIFIED,
    /** At least one commit has none, or one that did not verify. */
    MISSING,
    /** Nobody can tell; a condition that asks for missing ones then holds. */
    UNKNOWN
}
