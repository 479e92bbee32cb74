package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.PullView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A repository with its pull requests.
 *
 * @param repository as {@code owner/name}
 * @param pulls newest first
 */
public record ListSheet(String repository, List<PullRow> pulls) {

    static ListSheet of(String repository, List<PullView> pulls) {
        List<PullRow> rows = new ArrayList<>(
                pulls.stream().map(pull -> PullRow.of(repository, pull)).toList());
        Collections.reverse(rows);
        return new ListSheet(repository, rows);
    }
}
