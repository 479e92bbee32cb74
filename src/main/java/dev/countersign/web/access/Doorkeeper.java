package dev.countersign.web.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out who asks before anything answers, by a token or else by a session. Whoever shows a token that opens nothing is turned
 * away here; whoever has a session that is over is nobody.
 */
@ApplicationScoped
public class Doorkeeper {

    private static final String BEARER = "bearer ";

    private final Visit visit;
    private final Tokens tokens;
    private final Logins logins;

    /** Knows these tokens and logins. */
    Doorkeeper(Visit visit, Tokens tokens, Logins logins) {
        this.visit = visit;
        this.tokens = tokens;
        this.logins = logins;
    }

    /** Lets in, or answers why not. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Optional<Response> enter(ContainerRequestContext request, HttpServerRequest http) {
        String header = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElse("");
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return byToken(header.substring(BEARER.length()).strip(), Address.of(http));
        }
        logins.session(request.getCookies())
                .ifPresent(session -> logins.sight(session).ifPresent(sight -> visit.by(sight, session)));
        return Optional.empty();
    }

    private Optional<Response> byToken(String text, String address) {
        Tokens.Outcome outcome = tokens.look(text, address);
        if (outcome instanceof Tokens.Outcome.Good good) {
            visit.by(good.sight());
            return Optional.empty();
        }
        return Optional.of(outcome instanceof Tokens.Outcome.NotNow later ? notNow(later.delay()) : bad());
    }

    private static Response bad() {
        return Problem.of(
                        Response.Status.UNAUTHORIZED.getStatusCode(),
                        "The token opens nothing",
                        "It is wrong, expired or revoked. Whoever runs the App can make another one:"
                                + " `countersign token create`.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    private static Response notNow(Duration delay) {
        return Problem.of(
                        Response.Status.TOO_MANY_REQUESTS.getStatusCode(),
                        "Too many tokens that open nothing",
                        "Wait for as long as Retry-After says, and send a token that is valid.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, delay.toSeconds() + 1)
                .build();
    }
}
