package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;

/**
 * A repository of one installation.
 *
 * @param installation the App's installation that may read it
 * @param id GitHub's numeric id of the repository, which renames and transfers keep
 * @param ref its present name
 */
public record Project(long installation, long id, RepositoryRef ref) {

    /** The repository of a pull request. */
    public static Project of(Subject subject) {
        return new Project(
                subject.installation(), subject.repositoryId(), subject.ref().repository());
    }
}
