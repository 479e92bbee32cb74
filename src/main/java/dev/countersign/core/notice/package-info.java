/**
 * What the operator's other systems are told of.
 *
 * <p>Knows what happened, not to whom it is told, or how.
 */
package dev.countersign.core.notice;
