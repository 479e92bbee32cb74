package dev.countersign.core.change;

import java.util.List;

/**
 * A pull request, without its commits and files.
 *
 * @param ref its name
 * @param author who opened it
 * @param title one line, hostile text
 * @param body Markdown, hostile text, possibly empty
 * @param head where it comes from
 * @param base where it goes
 * @param state whether it can still be merged
 * @param draft whether it is a draft
 * @param fork whether the head lives in another repository
 * @param labels the names of its labels
 * @param assignees whom it is assigned to
 */
public record PullRequest(
        PullRequestRef ref,
        Person author,
        String title,
        String body,
        Branch head,
        Branch base,
        State state,
        boolean draft,
        boolean fork,
        List<String> labels,
        List<Person> assignees) {

    /** Copies the lists. */
    public PullRequest {
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
    }

    /**
     * A branch and the commit it stood at.
     *
     * @param name without {@code refs/heads/}
     * @param sha full object id
     */
    public record Branch(String name, String sha) {}

    /** Whether a pull request can still be merged. */
    public enum State {
        /** It can. */
        OPEN,
        /** Closed without a merge. */
        CLOSED,
        /** Merged. */
        MERGED
    }
}
