/**
 * The one decision: facts, policy and people's acts in, a verdict with all its reasons out.
 *
 * <p>Total and deterministic. Knows nothing of where its input came from or how the verdict is shown.
 */
package dev.countersign.core.verdict;
