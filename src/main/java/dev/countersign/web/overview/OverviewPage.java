package dev.countersign.web.overview;

import dev.countersign.web.Sight;
import dev.countersign.web.Trail;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.Allowed;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/**
 * An organisation's page. Only names that GitHub gives are looked for there, and the path is the method's, so that files and the
 * other pages at the root stay reachable: a class that matched would hide them.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class OverviewPage {

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance overview(Visitor visitor, Overview sheet, Trail trail);
    }

    private final Figures figures;
    private final Sight sight;
    private final Visitors visitors;
    private final Clock clock;

    /** Shows these figures to those who administer the organisation. */
    public OverviewPage(Figures figures, Sight sight, Visitors visitors, Clock clock) {
        this.figures = figures;
        this.sight = sight;
        this.visitors = visitors;
        this.clock = clock;
    }

    /** The page; 404 for those who do not administer it, and where there is none. */
    @GET
    @Path("{owner: [A-Za-z0-9][A-Za-z0-9-]{0,38}}")
    public TemplateInstance page(@PathParam("owner") String owner) {
        Allowed.administrators(sight, owner);
        return Templates.overview(
                visitors.now(), Overview.of(figures, owner, clock.instant()), visitors.trail(owner, "", 0, ""));
    }
}
