/**
 * The entry of the process.
 *
 * <p>Knows the command line only.
 */
package dev.countersign;
