/**
 * Rounds in which processes are killed and everything around them goes wrong, after each of which nothing may be lost and
 * nothing doubled. For tests and for {@code src/bench/kill}.
 */
package dev.countersign.kill;
