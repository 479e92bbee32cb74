/**
 * What a pull request is: the facts of one change at one head commit, as plain data.
 *
 * <p>Knows nothing of policies, of risk or of where the facts came from.
 */
package dev.countersign.core.change;
