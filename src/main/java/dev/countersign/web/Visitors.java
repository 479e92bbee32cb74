package dev.countersign.web;

import dev.countersign.core.change.RepositoryRef;
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

    /** What of a place the one who asks may go to. The repository is empty for all of them, the number 0 for no pull request. */
    public Trail trail(String owner, String repository, int number, String key) {
        return new Trail(
                owner,
                repository,
                number,
                key,
                sight.administers(owner),
                !repository.isEmpty() && sight.sees(new RepositoryRef(owner, repository)));
    }

    /** The one who asks now. */
    public Visitor now() {
        return new Visitor(sight.known(), sight.name(), sight.operates(), forms.getValue());
    }
}
