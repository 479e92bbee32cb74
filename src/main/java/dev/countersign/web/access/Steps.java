package dev.countersign.web.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers a browser by what a step of the login brings its visitor. */
final class Steps {

    private Steps() {}

    static Response answer(Logins.Step step) {
        // Whoever is here is not logged in, or not any more.
        Response.ResponseBuilder response = step.to().isEmpty()
                ? Notices.builder(status(step.notice()), step.notice(), new Visit())
                : goOn(step.to());
        return response.cookie(step.cookies()).build();
    }

    /** Written as it is: made absolute, it would bear whatever host the request claimed to be for. */
    static Response.ResponseBuilder goOn(String to) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, to);
    }

    private static Response.Status status(Notices.What notice) {
        return switch (notice) {
            case GONE -> Response.Status.OK;
            case SILENT -> Response.Status.BAD_GATEWAY;
            case TOO_MANY -> Response.Status.TOO_MANY_REQUESTS;
            default -> Response.Status.FORBIDDEN;
        };
    }
}
