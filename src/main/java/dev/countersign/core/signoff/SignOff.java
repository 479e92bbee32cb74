package dev.countersign.core.signoff;

import dev.countersign.core.change.Person;
import java.time.Instant;
import java.util.List;

/**
 * Somebody's word that the change is good, not taken back since.
 *
 * @param by who gave it
 * @param head the head it was given for, full object id; empty when nobody knows
 * @param requirements names of the requirements it was given for; empty for all
 * @param at when
 * @param place where it can be found
 */
public record SignOff(Person by, String head, List<String> requirements, Instant at, String place) {

    /** Copies the list. */
    public SignOff {
        requirements = List.copyOf(requirements);
    }

    /** Whether it was given for that requirement too. */
    public boolean meant(String requirement) {
        return requirements.isEmpty() || requirements.contains(requirement);
    }
}
