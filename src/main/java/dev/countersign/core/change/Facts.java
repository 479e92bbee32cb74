package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot of one change at one head commit.
 *
 * @param pullRequest the pull request itself
 * @param defaultBranch the repository's default branch
 * @param commits its commits, oldest first
 * @param files its files, by path
 * @param reviews its reviews, oldest first
 * @param pushes the heads it had, oldest first, as far as they were seen
 * @param checks the other checks on its head that were asked for
 * @param completeness whether GitHub showed everything
 */
public record Facts(
        PullRequest pullRequest,
        String defaultBranch,
        List<Commit> commits,
        List<ChangedFile> files,
        List<Review> reviews,
        List<Push> pushes,
        List<Check> checks,
        Completeness completeness) {

    /** Copies the lists. */
    public Facts {
        commits = List.copyOf(commits);
        files = List.copyOf(files);
        reviews = List.copyOf(reviews);
        pushes = List.copyOf(pushes);
        checks = List.copyOf(checks);
    }

    /** The head commit's full object id. */
    public String head() {
        return pullRequest.head().sha();
    }

    /** Lines added over all files. */
    public int additions() {
        return files.stream().mapToInt(ChangedFile::additions).sum();
    }

    /** Lines removed over all files. */
    public int deletions() {
        return files.stream().mapToInt(ChangedFile::deletions).sum();
    }

    /** The same with the heads it had. */
    public Facts withPushes(List<Push> known) {
        return new Facts(pullRequest, defaultBranch, commits, files, reviews, known, checks, completeness);
    }

    /** The same, assigned to these people too: whoever was assigned once is still who told an agent what to do. */
    public Facts alsoAssignedTo(List<Person> earlier) {
        List<Person> all = new ArrayList<>(pullRequest.assignees());
        earlier.stream().filter(person -> all.stream().noneMatch(person::same)).forEach(all::add);
        PullRequest same = new PullRequest(
                pullRequest.ref(),
                pullRequest.author(),
                pullRequest.title(),
                pullRequest.body(),
                pullRequest.head(),
                pullRequest.base(),
                pullRequest.state(),
                pullRequest.draft(),
                pullRequest.fork(),
                pullRequest.labels(),
                all);
        return new Facts(same, defaultBranch, commits, files, reviews, pushes, checks, completeness);
    }

    /** The same with other checks on its head. */
    public Facts withChecks(List<Check> known) {
        return new Facts(pullRequest, defaultBranch, commits, files, reviews, pushes, known, completeness);
    }

    /** The same with other files. */
    public Facts withFiles(List<ChangedFile> others) {
        return new Facts(pullRequest, defaultBranch, commits, others, reviews, pushes, checks, completeness);
    }

    /** The same without any text of its files; its fingerprint stays what it was. */
    public Facts withoutText() {
        return withFiles(files.stream().map(ChangedFile::withoutText).toList());
    }
}
