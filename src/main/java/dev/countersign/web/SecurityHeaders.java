package dev.countersign.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the headers on every answer that keep browsers from doing more than they should. */
@ApplicationScoped
public class SecurityHeaders {

    private static final int FIRST = -100;
    private static final String A_YEAR_OF_TLS = "max-age=31536000";

    private final boolean tls;

    /** Of an App that people reach at that address. */
    SecurityHeaders(@ConfigProperty(name = "countersign.public-url") Optional<String> address) {
        this.tls = address.filter(own -> own.startsWith("https:")).isPresent();
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            context.response()
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self';"
                                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    // Kept among our own pages: without it browsers hide where our own forms come from.
                    .putHeader("Referrer-Policy", "same-origin")
                    .putHeader("Cache-Control", "no-store");
            // TLS may end at a proxy. Browsers do not heed this over plain HTTP.
            if (tls || context.request().isSSL()) {
                context.response().putHeader("Strict-Transport-Security", A_YEAR_OF_TLS);
            }
            context.next();
        });
    }
}
