package dev.countersign.web.api;

import dev.countersign.web.access.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Answers programs that do not get what they asked for. */
public final class Problems {

    private static final String API = "/api/";
    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();

    private Problems() {}

    /** Whether a program asks there. */
    public static boolean concern(UriInfo address) {
        String path = address.getPath();
        return path.startsWith(API) || path.startsWith(API.substring(1));
    }

    /** What the status means; not every name of one is known to the server. */
    private static String title(Response plain) {
        return plain.getStatus() == Refused.UNPROCESSABLE
                ? "That cannot be asked so"
                : plain.getStatusInfo().getReasonPhrase();
    }

    /** The answer in place of one for people. What is not there and what may not be seen have the same. */
    public static Response answer(WebApplicationException problem) {
        Response plain = problem.getResponse();
        int status = plain.getStatus();
        String detail = problem instanceof Refused
                ? problem.getMessage()
                : status == NOT_FOUND ? "It is not there, or it is not for whom this token or login is." : "";
        return Response.fromResponse(plain)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, title(plain), detail))
                .build();
    }
}
