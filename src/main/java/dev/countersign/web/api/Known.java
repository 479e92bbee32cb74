package dev.countersign.web.api;

import dev.countersign.web.Sight;
import jakarta.ws.rs.NotAuthorizedException;

/** Asks programs to say who they are. */
final class Known {

    private Known() {}

    /** Goes on only where it is known who asks. */
    static void only(Sight sight) {
        if (!sight.known()) {
            throw new NotAuthorizedException("Bearer");
        }
    }
}
