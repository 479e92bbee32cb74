package dev.countersign.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What was asked is not done; the sentences say why. */
final class Refused extends WebApplicationException {

    private static final long serialVersionUID = 1;

    static final int UNPROCESSABLE = 422;

    /** It makes no sense. */
    Refused(List<String> why) {
        this(UNPROCESSABLE, String.join("; ", why));
    }

    private Refused(int status, String why) {
        super(why, Response.status(status).build());
    }

    /** It does not fit how things stand. */
    static Refused conflict(String why) {
        return new Refused(Response.Status.CONFLICT.getStatusCode(), why);
    }

    /** It takes an answer of GitHub that there is none of at present. */
    static Refused later(String why) {
        return new Refused(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), why);
    }
}
