package dev.countersign.web.operations;

import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.Allowed;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The page of those who run the App. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
public class OperationsPage {

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance operations(Visitor visitor, OperationsSheet sheet, boolean retried);
    }

    private final Overseer overseer;
    private final Sight sight;
    private final Visitors visitors;

    /** Shows what this one sees. */
    public OperationsPage(Overseer overseer, Sight sight, Visitors visitors) {
        this.overseer = overseer;
        this.sight = sight;
        this.visitors = visitors;
    }

    /** The page; as if it were not there for those who do not run the App. */
    @GET
    public TemplateInstance page(@QueryParam("retried") @DefaultValue("false") boolean retried) {
        Allowed.operators(sight);
        return Templates.operations(visitors.now(), overseer.sheet(), retried);
    }

    /** Makes given-up work due again, and shows the page anew; that it comes from a form of ours is seen to before. */
    @POST
    @Path("/dead-letters/{id: [0-9]{1,18}}/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retry(@PathParam("id") long id) {
        Allowed.operators(sight);
        if (!overseer.retry(id)) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create("/operations?retried=true")).build();
    }
}
