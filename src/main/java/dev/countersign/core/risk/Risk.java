package dev.countersign.core.risk;

/**
 * How risky a change is.
 *
 * @param level the matrix of the two
 * @param score likelihood, 0 to 100, the worse of its heads
 * @param likelihood how likely it is to go wrong
 * @param impact how bad that would be
 */
public record Risk(Level level, int score, Likelihood likelihood, Impact impact) {}
