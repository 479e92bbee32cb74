package dev.countersign.web;

import dev.countersign.web.access.FormToken;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells who looks at a page. Safe for use by many threads: who that is depends on the request. */
@ApplicationScoped
public class Visitors {

    private final Sight sight;
    private final FormToken forms;

    /** Asks these. */
    public Visitors(Sight sight, FormToken forms) {
        this.sight = sight;
        this.forms = forms;
    }

    /** The one who asks now. */
    public Visitor now() {
        return new Visitor(sight.known(), sight.name(), sight.operates(), forms.getValue());
    }
}
