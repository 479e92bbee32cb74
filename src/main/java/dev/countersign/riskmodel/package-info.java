/**
 * Feeds the risk model from outside: the built-in table of weights, and changes written as JSON lines.
 *
 * <p>Knows resources and JSON; nothing of what the numbers mean, of policies or of GitHub.
 */
package dev.countersign.riskmodel;
