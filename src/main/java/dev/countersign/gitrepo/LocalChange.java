package dev.countersign.gitrepo;

import dev.countersign.core.change.Facts;

/**
 * A change between two commits of a local repository.
 *
 * @param facts the change, as if it were a pull request: number 0, no reviews, accounts unknown
 * @param mergeBase the commit that both sides come from, full object id
 */
public record LocalChange(Facts facts, String mergeBase) {}
