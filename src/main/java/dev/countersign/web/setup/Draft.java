package dev.countersign.web.setup;

import java.util.List;

/**
 * A proposed policy.
 *
 * @param organisation for whom
 * @param file how people name it
 * @param text the file
 * @param address GitHub's page for a new file with the text in it; without it where the text is too long for an address
 * @param filled whether the text is in the address
 * @param repositories those that it was drawn from
 */
public record Draft(
        String organisation, String file, String text, String address, boolean filled, List<String> repositories) {

    /** Copies the list. */
    public Draft {
        repositories = List.copyOf(repositories);
    }
}
