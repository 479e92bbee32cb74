/**
 * An organisation at a glance: what waits, which tools help, how risky it is, who signs, and whether merges are held.
 *
 * <p>Knows figures; decides nothing.
 */
package dev.countersign.web.overview;
