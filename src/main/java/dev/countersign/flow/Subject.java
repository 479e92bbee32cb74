package dev.countersign.flow;

import dev.countersign.core.change.PullRequestRef;

/**
 * What the work is about: one pull request of one installation.
 *
 * @param installation the App's installation that may read it
 * @param repositoryId GitHub's numeric id of the repository, which renames and transfers keep
 * @param ref its present name
 */
public record Subject(long installation, long repositoryId, PullRequestRef ref) {

    /** A key that renames keep: repository id and number. */
    public String key() {
        return key(repositoryId, ref.number());
    }

    /** The key of that pull request. */
    public static String key(long repositoryId, int number) {
        return repositoryId + "#" + number;
    }
}
