package dev.countersign.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What was asked makes no sense; the sentences say why. */
final class Refused extends WebApplicationException {

    private static final long serialVersionUID = 1;

    static final int UNPROCESSABLE = 422;

    Refused(List<String> why) {
        super(String.join("; ", why), Response.status(UNPROCESSABLE).build());
    }
}
