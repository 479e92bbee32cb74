package dev.countersign.budget;

import java.time.Duration;

/**
 * GitHub's word that a limit is reached.
 *
 * @param pause for how long nothing may be asked; at least that when it is a guess
 * @param guess whether GitHub did not say for how long, so that each one in a row doubles the pause
 */
public record Halt(Duration pause, boolean guess) {}
