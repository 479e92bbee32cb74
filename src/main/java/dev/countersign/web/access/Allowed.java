package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;
import jakarta.ws.rs.NotFoundException;

/** Goes on only for those who may. Who is not known is sent to the login; for all others it is as if nothing were there. */
public final class Allowed {

    private Allowed() {}

    /** Who runs the App. */
    public static void operators(Sight sight) {
        LoginNeeded.unless(sight);
        when(sight.operates());
    }

    /** Who administers an organisation. */
    public static void administrators(Sight sight, String organisation) {
        LoginNeeded.unless(sight);
        when(sight.administers(organisation));
    }

    /** Who may see a repository, whose name is answered. */
    public static RepositoryRef readers(Sight sight, String owner, String repository) {
        LoginNeeded.unless(sight);
        RepositoryRef name = new RepositoryRef(owner, repository);
        when(sight.sees(name));
        return name;
    }

    private static void when(boolean may) {
        if (!may) {
            throw new NotFoundException();
        }
    }
}
