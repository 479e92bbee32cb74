package dev.countersign.web.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** In by GitHub. */
@Path("/login")
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
    @Operation(hidden = true)
    public Response login(@QueryParam("to") @DefaultValue("/") String to) {
        if (!logins.on()) {
            return Notices.page(Response.Status.NOT_FOUND, Notices.What.LOGIN_OFF, visit);
        }
        return visit.sight().known() ? Steps.goOn(LocalPath.of(to)).build() : Steps.answer(logins.begin(to));
    }

    /** Takes the visitor back from GitHub. */
    @GET
    @Path("callback")
    @Operation(hidden = true)
    public Response back(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("code") @DefaultValue("") String code,
            @Context HttpHeaders headers,
            @Context HttpServerRequest http) {
        return logins.on()
                ? Steps.answer(logins.finish(headers.getCookies(), state, code, Address.of(http)))
                : Notices.page(Response.Status.NOT_FOUND, Notices.What.LOGIN_OFF, visit);
    }
}
