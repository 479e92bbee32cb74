package dev.countersign.core.provenance;

import java.util.List;

/**
 * A program that takes part in changes and is not AI, such as a bot that updates dependencies.
 *
 * @param name as people write it
 * @param logins its accounts at GitHub, lower case
 * @param emails its addresses, lower case
 */
public record Automaton(String name, List<String> logins, List<String> emails) {

    /** Copies the lists. */
    public Automaton {
        logins = List.copyOf(logins);
        emails = List.copyOf(emails);
    }
}
