package dev.countersign.web.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** In by GitHub, and out again. */
@Path("/")
public class LoginRoutes {

    private final Visit visit;
    private final Logins logins;

    /** Goes by these logins. */
    LoginRoutes(Visit visit, Logins logins) {
        this.visit = visit;
        this.logins = logins;
    }

    /** Sends the visitor to GitHub, which sends them back. */
    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response login(@QueryParam("to") @DefaultValue("/") String to) {
        if (!logins.on()) {
            return Notices.page(Response.Status.NOT_FOUND, Notices.What.LOGIN_OFF, visit);
        }
        return visit.sight().known() ? goOn(LocalPath.of(to)).build() : answer(logins.begin(to));
    }

    /** Takes the visitor back from GitHub. */
    @GET
    @Path("login/callback")
    @Operation(hidden = true)
    public Response back(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("code") @DefaultValue("") String code,
            @Context HttpHeaders headers,
            @Context HttpServerRequest http) {
        return logins.on()
                ? answer(logins.finish(headers.getCookies(), state, code, Address.of(http)))
                : Notices.page(Response.Status.NOT_FOUND, Notices.What.LOGIN_OFF, visit);
    }

    /** Asks whether the visitor wants to log out. */
    @GET
    @Path("logout")
    @Operation(hidden = true)
    public Response leaving() {
        return Notices.page(Response.Status.OK, Notices.What.LEAVING, visit);
    }

    /** Logs the visitor out. */
    @POST
    @Path("logout")
    @Operation(hidden = true)
    public Response leave(@Context HttpHeaders headers) {
        return answer(logins.leave(headers.getCookies()));
    }

    private Response answer(Logins.Step step) {
        Response.ResponseBuilder response = step.to().isEmpty()
                ? Notices.builder(status(step.notice()), step.notice(), new Visit())
                : goOn(step.to());
        return response.cookie(step.cookies()).build();
    }

    private static Response.Status status(Notices.What notice) {
        return switch (notice) {
            case GONE -> Response.Status.OK;
            case SILENT -> Response.Status.BAD_GATEWAY;
            case TOO_MANY -> Response.Status.TOO_MANY_REQUESTS;
            default -> Response.Status.FORBIDDEN;
        };
    }

    /** Written as it is: made absolute, it would bear whatever host the request claimed to be for. */
    private static Response.ResponseBuilder goOn(String to) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, to);
    }
}
