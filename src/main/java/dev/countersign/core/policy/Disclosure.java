package dev.countersign.core.policy;

/** What happens when there is neither a marker nor a statement about AI assistance. */
public enum Disclosure {
    /** Nothing. */
    OFF,
    /** The author is asked where a comment is shown anyway. */
    ASK,
    /** The change waits for the author's statement. */
    REQUIRE
}
