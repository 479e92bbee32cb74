/**
 * Which AI tools helped with a change, and how we know: catalogue, markers, evidence.
 *
 * <p>Knows the facts of a change; nothing of policies or of what follows from the answer.
 */
package dev.countersign.core.provenance;
