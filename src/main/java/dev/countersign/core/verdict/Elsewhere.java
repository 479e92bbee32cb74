package dev.countersign.core.verdict;

import java.time.Instant;

/**
 * A sign-off on another pull request by somebody who signs here too.
 *
 * @param person GitHub's id of who gave it
 * @param pull the other pull request, such as {@code acme/shop#7}
 * @param at when
 */
public record Elsewhere(long person, String pull, Instant at) {}
