package dev.countersign.core.change;

import java.time.Instant;

/**
 * Where a pull request stood from some moment on: it was opened, pushed to, or given another base.
 *
 * @param head the head then, full object id
 * @param base the base branch's name then
 * @param by who did it
 * @param at since when, by GitHub's clock
 * @param kind what happened
 */
public record Push(String head, String base, Person by, Instant at, Kind kind) {

    /** What can move a pull request. */
    public enum Kind {
        /** It was opened, or first seen. */
        OPENED,
        /** Its branch was pushed to. */
        PUSHED,
        /** It was given another base branch. */
        RETARGETED
    }
}
