package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;

/**
 * The files that decide which policy holds in a repository, as they are on default branches.
 *
 * @param repository which one
 * @param organisation the organisation's policy file
 * @param own the repository's policy file
 * @param catalog where the repository's catalogue begins
 * @param branch the repository's default branch; empty when it is not known
 * @param head the newest commit there, full object id; empty when it is not known
 */
public record PolicySheets(
        RepositoryRef repository,
        PolicyText organisation,
        PolicyText own,
        PolicyText catalog,
        String branch,
        String head) {

    /** Those that a look at a pull request brought. */
    public static PolicySheets of(Reading reading) {
        return new PolicySheets(
                reading.facts().pullRequest().ref().repository(),
                reading.organizationPolicy(),
                reading.repositoryPolicy(),
                reading.catalog(),
                reading.facts().defaultBranch(),
                reading.defaultHead());
    }

    /** The repository that says what is true of all of its owner's. */
    public static RepositoryRef organisations(String owner) {
        return new RepositoryRef(owner, ".github");
    }

    /** Whether the repository is that one, so that its policy is the organisation's. */
    public boolean ofOrganisation() {
        return repository.equals(organisations(repository.owner()));
    }

    /** The policy's name as people say it. */
    public String file() {
        return repository + "/" + Policies.FILE;
    }
}
