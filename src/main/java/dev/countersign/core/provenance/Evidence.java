package dev.countersign.core.provenance;

/**
 * One marker that was found.
 *
 * @param tool catalogue id of the tool it names
 * @param role what part it says the tool had
 * @param marker the marker's id in the catalogue
 * @param where the place in words, such as {@code commit 7aa01bc, line 12} or {@code head branch}
 * @param quote the text that matched, one line, at most 200 characters, hostile
 */
public record Evidence(String tool, Role role, String marker, String where, String quote) {}
