/**
 * The command line: one class for each command, with its options, its messages and its exit codes.
 *
 * <p>Commands that need only the core never start Quarkus. Knows nothing of the sandbox: further commands are found as
 * {@link dev.countersign.cli.Subcommand}s.
 */
package dev.countersign.cli;
