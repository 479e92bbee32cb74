package dev.countersign.web.access;

import dev.countersign.web.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

/** Hands the sight of the one who asks to whatever answers the request. */
@ApplicationScoped
public class Sights {

    /** What the one who asks may see. */
    @Produces
    @RequestScoped
    Sight sight(Visit visit) {
        return visit.sight();
    }
}
