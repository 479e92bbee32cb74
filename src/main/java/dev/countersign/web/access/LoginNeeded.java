package dev.countersign.web.access;

import dev.countersign.web.Sight;

/**
 * It is not known who asks, and what they ask for is not for everybody. A page's visitor is sent to the login where there is
 * one; a program is answered 401.
 */
public final class LoginNeeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private LoginNeeded() {
        super("it is not known who asks", null, false, false);
    }

    /** Goes on only where it is known who asks. */
    public static void unless(Sight sight) {
        if (!sight.known()) {
            throw new LoginNeeded();
        }
    }
}
