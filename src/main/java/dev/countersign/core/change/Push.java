package dev.countersign.core.change;

import java.time.Instant;

/**
 * A head that the pull request got, and who pushed it.
 *
 * @param head the new head, full object id
 * @param by who pushed
 * @param at when, by GitHub's clock
 * @param opening whether it is the head that the pull request was opened with
 */
public record Push(String head, Person by, Instant at, boolean opening) {}
