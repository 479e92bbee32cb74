package dev.countersign.core.change;

/**
 * Another check on the head.
 *
 * @param name its name or context
 * @param state how it stands
 */
public record Check(String name, State state) {

    /** How a check stands. */
    public enum State {
        /** Done, and good. */
        SUCCEEDED,
        /** Done, and not good. */
        FAILED,
        /** Not done. */
        RUNNING
    }
}
