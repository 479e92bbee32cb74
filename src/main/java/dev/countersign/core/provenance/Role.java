package dev.countersign.core.provenance;

/** What part a tool had, strongest first. */
public enum Role {
    /** It wrote the change or a commit of it. */
    AUTHORED,
    /** It helped a person who wrote it. */
    ASSISTED,
    /** It only reviewed; no assistance. */
    REVIEWED
}
