package dev.countersign.web.home;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Sends whoever asks for the root to the page where people begin; a library has a page of its own there. */
@ApplicationScoped
public class FrontDoor {

    /** After the headers that every answer has, and before everything that answers. */
    private static final int EARLY = -99;

    void install(@Observes Router router) {
        router.get("/")
                .order(EARLY)
                .handler(context -> context.response()
                        .setStatusCode(Response.Status.SEE_OTHER.getStatusCode())
                        .putHeader(HttpHeaders.LOCATION, "/home")
                        .end());
    }
}
