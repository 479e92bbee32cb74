/**
 * How much may be asked of GitHub, and when: one budget for each installation, shared by all replicas.
 *
 * <p>Knows numbers and moments; nothing of HTTP or of tables.
 */
package dev.countersign.budget;
