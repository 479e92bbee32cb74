package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.PullView;
import java.util.List;
import java.util.Locale;

/**
 * A pull request in the list of all.
 *
 * @param address of its page
 * @param number in its repository
 * @param title one line
 * @param author login
 * @param state {@code open}, {@code closed} or {@code merged}
 * @param head branch
 * @param checks on its head
 */
public record PullRow(
        String address, int number, String title, String author, String state, String head, List<CheckSheet> checks) {

    static PullRow of(String repository, PullView pull) {
        return new PullRow(
                address(repository, pull.number()),
                pull.number(),
                pull.title(),
                pull.author(),
                pull.state().toLowerCase(Locale.ROOT),
                pull.headRef(),
                pull.checks().stream().map(CheckSheet::of).toList());
    }

    static String address(String repository, int number) {
        return "/sandbox/" + repository + "/pull/" + number;
    }
}
