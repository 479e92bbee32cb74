package dev.countersign.web;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells who looks at a page. Safe for use by many threads: who that is depends on the request. */
@ApplicationScoped
public class Visitors {

    private final Sight sight;

    /** Asks this one. */
    public Visitors(Sight sight) {
        this.sight = sight;
    }

    /** The one who asks now. */
    public Visitor now() {
        return new Visitor(sight.known(), sight.name(), sight.operates(), "");
    }
}
