package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody's word that a tool may be used although the register does not allow it. Whether it counts is judged each time.
 *
 * @param tool catalogue id
 * @param by who said so
 * @param at when, by GitHub's clock
 * @param until its last day in the whole repository, in UTC; {@link LocalDate#MAX} when it is for the one pull request only
 * @param why as written, hostile
 */
public record Exemption(String tool, Person by, Instant at, LocalDate until, String why) {

    /** Whether it was given for one pull request only. */
    public boolean here() {
        return until.equals(LocalDate.MAX);
    }
}
