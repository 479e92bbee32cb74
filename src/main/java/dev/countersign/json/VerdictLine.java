package dev.countersign.json;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.verdict.Verdict;

/**
 * The answer to one line of facts.
 *
 * @param id what the line is called; empty when it has no name
 * @param pull the pull request
 * @param governed whether the policy governs its repository and base branch; the App publishes nothing otherwise
 * @param verdict the verdict
 */
public record VerdictLine(String id, PullRequestRef pull, boolean governed, Verdict verdict) {}
