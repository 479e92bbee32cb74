package dev.countersign.core.provenance;

import java.util.List;

/**
 * What every marker carries, whatever its kind.
 *
 * @param id unique in a catalogue, such as {@code claude-code/mail}
 * @param role what part it says the tool had; an identity weighs less as committer or co-author than as author
 * @param strength whether it is enough alone
 * @param source where it was seen
 * @param matches texts that must be found
 * @param rejects texts that look alike and must not be found
 */
public record Card(String id, Role role, Strength strength, String source, List<String> matches, List<String> rejects) {

    /** Copies the lists. */
    public Card {
        matches = List.copyOf(matches);
        rejects = List.copyOf(rejects);
    }
}
