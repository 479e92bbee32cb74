package dev.countersign.web;

import dev.countersign.web.api.Problems;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what is not there, and what may not be seen, with the same words. */
@ApplicationScoped
public class NotShown {

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance notShown(Visitor visitor, int status, String title);
    }

    private final Visitors visitors;

    /** Names the one who asks. */
    public NotShown(Visitors visitors) {
        this.visitors = visitors;
    }

    /** A page for people, a problem for programs. */
    @ServerExceptionMapper
    public Response answer(WebApplicationException problem, UriInfo address) {
        Response plain = problem.getResponse();
        if (Problems.concern(address)) {
            return Problems.answer(problem);
        }
        int status = plain.getStatus();
        if (plain.hasEntity() || status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return plain;
        }
        return Response.fromResponse(plain)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.notShown(
                                visitors.now(), status, plain.getStatusInfo().getReasonPhrase())
                        .render())
                .build();
    }
}
