package dev.countersign.core.change;

/**
 * Names a repository the way people do.
 *
 * @param owner the organisation's or person's login
 * @param name the repository's name, without the owner
 */
public record RepositoryRef(String owner, String name) {

    /** The full name, {@code owner/name}. */
    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
