package dev.countersign.core.change;

/**
 * Names a pull request.
 *
 * @param repository the repository that it would be merged into
 * @param number its number there, from 1
 */
public record PullRequestRef(RepositoryRef repository, int number) {

    /** The form people write, {@code owner/name#12}. */
    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
