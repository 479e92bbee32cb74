/**
 * GitHub as the flow sees it: the only package that may use hub4j or the GitHub App extension.
 *
 * <p>One class for each question asked. Knows the flow's ports and the core's records; nothing of policies' meaning, of
 * the database or of pages.
 */
package dev.countersign.github;
