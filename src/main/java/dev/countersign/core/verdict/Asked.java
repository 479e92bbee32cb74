package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import java.time.Instant;

/**
 * Somebody whom we asked for a review, or tried to.
 *
 * @param person who
 * @param requirement name of the requirement that the person was asked for
 * @param at when
 * @param state what became of it
 */
public record Asked(Person person, String requirement, Instant at, State state) {

    /** What became of a request. */
    public enum State {
        /** GitHub has asked the person. */
        ASKED,
        /** GitHub would not ask several people at once, and this one of them: the person may be asked alone. */
        DOUBTFUL,
        /** GitHub will not ask the person. */
        REFUSED
    }

    /** The same with that result. */
    public Asked as(State result) {
        return new Asked(person, requirement, at, result);
    }
}
