/**
 * A first policy for an organisation that has none, proposed from what its repositories already say: who owns which files, what
 * went wrong where, and which AI tools were seen.
 *
 * <p>Knows no repository and no clock; it is given all of it. What it writes only observes.
 */
package dev.countersign.core.proposal;
