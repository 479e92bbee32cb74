package dev.countersign.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Puts the headers on every answer that keep browsers from doing more than they should. */
@ApplicationScoped
public class SecurityHeaders {

    private static final int FIRST = -100;

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            context.response()
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self';"
                                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Cache-Control", "no-store");
            context.next();
        });
    }
}
