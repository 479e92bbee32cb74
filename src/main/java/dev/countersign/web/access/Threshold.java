package dev.countersign.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers those who have to say first who they are. */
@ApplicationScoped
public class Threshold {

    /** Asks for a part of a page. Scripts may not go to GitHub, so the page is loaded anew, and sent to the login. */
    private static final String PART = "HX-Request";

    private final Visit visit;
    private final LoginSettings login;

    /** Sends visitors to that login. */
    Threshold(Visit visit, LoginSettings login) {
        this.visit = visit;
        this.login = login;
    }

    /** Sends a page's visitor to the login, and says what to do where that cannot be. */
    @ServerExceptionMapper
    public Response send(LoginNeeded needed, ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        if (Problem.isFor(request.getUriInfo())) {
            return problem();
        }
        if (!login.on()) {
            return Notices.page(Response.Status.UNAUTHORIZED, Notices.What.LOGIN_OFF, visit);
        }
        if (Origins.changes(request.getMethod())) {
            return Notices.page(Response.Status.UNAUTHORIZED, Notices.What.LOGIN_NEEDED, visit);
        }
        if (request.getHeaderString(PART) != null) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        return Steps.goOn(loginFor(asked)).build();
    }

    /** The login from which the visitor goes on to what they asked for. */
    static String loginFor(URI asked) {
        String path = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        return "/login?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static Response problem() {
        return Problem.of(
                        Response.Status.UNAUTHORIZED.getStatusCode(),
                        "It is not known who asks",
                        "Send a token, `Authorization: Bearer …`; whoever runs the App makes one:"
                                + " `countersign token create`.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
