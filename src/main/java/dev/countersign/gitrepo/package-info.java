/**
 * Reads changes, policies and history out of a local git repository, without a git program and without running anything
 * that the repository brings along.
 *
 * <p>Knows JGit and the core's facts; nothing of GitHub, of verdicts or of how they are shown.
 */
package dev.countersign.gitrepo;
