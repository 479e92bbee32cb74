/**
 * The command line: one class per command, each thin over the core.
 *
 * <p>Knows files, terminals and exit codes; decides nothing itself.
 */
package dev.countersign.cli;
