package dev.countersign.web.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Why a program did not get what it asked for, in the form of RFC 9457.
 *
 * @param type says nothing more than the status does
 * @param title what is wrong, in few words
 * @param status the HTTP status
 * @param detail what to do
 */
@RegisterForReflection
public record Problem(String type, String title, int status, String detail) {

    /** The media type of it. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Whether a program asks, and not a browser. */
    static boolean isFor(UriInfo asked) {
        return asked.getRequestUri().getRawPath().startsWith("/api/");
    }

    /** One that only the status tells apart. */
    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }

    /** An answer with it. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
