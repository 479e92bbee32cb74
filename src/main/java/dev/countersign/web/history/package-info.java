/**
 * What happened on governed branches: merges with their verdicts, merges around the check, reverts, overrides and exceptions.
 *
 * <p>Knows what is kept; decides nothing.
 */
package dev.countersign.web.history;
