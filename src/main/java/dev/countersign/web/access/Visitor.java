package dev.countersign.web.access;

/**
 * Somebody who has logged in.
 *
 * @param id GitHub's numeric id, which renames keep
 * @param login how they were called when they logged in
 */
public record Visitor(long id, String login) {}
