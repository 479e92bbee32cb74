package dev.countersign.sandbox;

import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.GitCommit;
import java.util.List;
import java.util.Map;

/**
 * A pull request as a page would show it.
 *
 * @param number in its repository
 * @param title one line
 * @param body Markdown; may be empty
 * @param author login
 * @param state OPEN, CLOSED or MERGED
 * @param draft whether it is a draft
 * @param headRef branch, with its owner and a colon when it comes from a fork
 * @param headSha id of the head commit
 * @param baseRef branch
 * @param files what it changes
 * @param commits oldest first
 * @param reviews oldest first
 * @param comments oldest first
 * @param checks the newest of each App and name on the head
 * @param labels by name
 * @param requested logins of people who are asked for a review
 * @param objection why it cannot be merged now, in GitHub's words; empty when it can
 */
public record PullView(
        int number,
        String title,
        String body,
        String author,
        String state,
        boolean draft,
        String headRef,
        String headSha,
        String baseRef,
        List<FileChange> files,
        List<GitCommit> commits,
        List<Review> reviews,
        List<Comment> comments,
        List<Check> checks,
        List<String> labels,
        List<String> requested,
        String objection) {

    /**
     * A review.
     *
     * @param id its number
     * @param order what was written later has a larger one, comments included
     * @param author login
     * @param state APPROVED, CHANGES_REQUESTED, COMMENTED or DISMISSED
     * @param body Markdown; may be empty
     * @param commit what was looked at
     */
    public record Review(long id, long order, String author, String state, String body, String commit) {}

    /**
     * A comment.
     *
     * @param id its number
     * @param order what was written later has a larger one, reviews included
     * @param author login
     * @param body Markdown
     * @param reactions content such as {@code +1} to the logins that gave it
     */
    public record Comment(long id, long order, String author, String body, Map<String, List<String>> reactions) {}

    /**
     * A check run.
     *
     * @param id its number
     * @param app the App's number
     * @param appName the App's name
     * @param name such as {@code countersign}
     * @param status such as {@code completed}
     * @param conclusion such as {@code success}; empty until it is completed
     * @param title one line; may be empty
     * @param summary Markdown; may be empty
     * @param text Markdown; may be empty
     * @param detailsUrl where there is more
     * @param actions the buttons, identifier to label
     */
    public record Check(
            long id,
            long app,
            String appName,
            String name,
            String status,
            String conclusion,
            String title,
            String summary,
            String text,
            String detailsUrl,
            Map<String, String> actions) {}
}
