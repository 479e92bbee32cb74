package dev.countersign.core.verdict;

/**
 * A comment whose commands were changed after it was written, which changes nothing.
 *
 * @param comment GitHub's id of the comment
 * @param by login of who changed it
 * @param head the head the pull request had then, full object id; empty when nobody knows
 * @param text the first command that it holds now, hostile; empty for none
 */
public record Edit(long comment, String by, String head, String text) {}
