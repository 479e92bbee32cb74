/**
 * Reads the built-in table of risk weights from the program's own resources.
 *
 * <p>Knows where the table lies; nothing of what its numbers mean.
 */
package dev.countersign.riskmodel;
