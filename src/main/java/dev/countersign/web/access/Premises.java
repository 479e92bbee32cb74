package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import java.util.List;
import java.util.Optional;

/** Port: the organisations and repositories that this App has met. Safe for use by many threads. */
public interface Premises {

    /**
     * A repository.
     *
     * @param installation the App's installation that may read it
     * @param repositoryId GitHub's numeric id of it
     * @param name its present name
     */
    record Place(long installation, long repositoryId, RepositoryRef name) {}

    /** A repository by its present name. */
    Optional<Place> find(RepositoryRef name);

    /** The App's installation in an organisation by its present name. */
    Optional<Long> installation(String organisation);

    /** Names of the organisations and other owners of repositories, in order, so many at most. */
    List<String> owners(int most);
}
