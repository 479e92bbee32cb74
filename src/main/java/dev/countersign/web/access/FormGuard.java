package dev.countersign.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Lets nothing be changed by what another site made a browser send: whoever is logged in has to send it from a page of ours, with
 * what only our pages know. A request with a token of its own is not a browser's, and is let through.
 */
@ApplicationScoped
public class FormGuard {

    private static final String BEARER = "bearer ";

    private final Visit visit;
    private final LoginSettings login;

    /** Guards what is sent to that address. */
    FormGuard(Visit visit, LoginSettings login) {
        this.visit = visit;
        this.login = login;
    }

    /** Lets through, or answers why not. It comes after it is known who asks. */
    @WithFormRead
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Optional<Response> check(ResteasyReactiveContainerRequestContext request) {
        String bearer = header(request, HttpHeaders.AUTHORIZATION);
        if (!Origins.changes(request.getMethod()) || bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String site = header(request, "Sec-Fetch-Site");
        String origin = header(request, "Origin");
        String host = header(request, HttpHeaders.HOST);
        String expected = visit.formToken();
        if (expected.isEmpty()) {
            return Origins.clearlyForeign(site, origin, host, login.own()) ? refused(request) : Optional.empty();
        }
        boolean ours = !Origins.foreign(site, origin, host, login.own()) && same(expected, sent(request));
        return ours ? Optional.empty() : refused(request);
    }

    private static String sent(ResteasyReactiveContainerRequestContext request) {
        String header = header(request, FormToken.HEADER);
        MediaType type = request.getMediaType();
        if (!header.isEmpty()
                || type == null
                || !(type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE))) {
            return header;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(FormToken.FIELD, true, false) instanceof String field ? field : "";
    }

    private static boolean same(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ResteasyReactiveContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name)).orElse("");
    }

    private Optional<Response> refused(ResteasyReactiveContainerRequestContext request) {
        return Optional.of(
                Problem.isFor(request.getUriInfo())
                        ? Problem.of(
                                        Response.Status.FORBIDDEN.getStatusCode(),
                                        "It did not come from a page of this site",
                                        "Send a token, `Authorization: Bearer …`, or from a page the header "
                                                + FormToken.HEADER + ".")
                                .response()
                                .build()
                        : Notices.page(Response.Status.FORBIDDEN, Notices.What.FORM_REFUSED, visit));
    }
}
