/**
 * Real git objects held in memory: commits, trees, blobs, diffs and merges, with the ids git itself would give. Knows
 * nothing of pull requests, people or HTTP.
 */
package dev.countersign.sandbox.git;
