package dev.countersign.github.payload;

import dev.countersign.core.change.RepositoryRef;

/**
 * A repository, as an installation of the App sees it.
 *
 * @param installation the installation's id
 * @param repositoryId GitHub's numeric id, which renames and transfers keep
 * @param repository its present name
 */
public record Place(long installation, long repositoryId, RepositoryRef repository) {}
