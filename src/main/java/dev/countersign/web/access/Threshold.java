package dev.countersign.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers those who have to say first who they are. */
@ApplicationScoped
public class Threshold {

    private static final String API = "/api/";

    /** Says what to do. */
    @ServerExceptionMapper
    public Response send(LoginNeeded needed, UriInfo address) {
        if (address.getPath().startsWith(API)) {
            return Problem.of(
                            Response.Status.UNAUTHORIZED.getStatusCode(),
                            "It is not known who asks",
                            "Send a token, `Authorization: Bearer …`; whoever runs the App makes one:"
                                    + " `countersign token create`.")
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .entity("This page is for people whom the App knows.")
                .build();
    }
}
