package dev.countersign.web.access;

import dev.countersign.web.Sight;
import jakarta.enterprise.context.RequestScoped;

/** What was found out about one request at the door. Nobody's, until somebody is known. */
@RequestScoped
class Visit {

    private Sight sight = new NobodysSight();

    Sight sight() {
        return sight;
    }

    void by(Sight who) {
        sight = who;
    }
}
