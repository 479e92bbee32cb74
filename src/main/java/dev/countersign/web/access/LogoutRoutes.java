package dev.countersign.web.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Out again. */
@Path("/logout")
public class LogoutRoutes {

    private final Visit visit;
    private final Logins logins;

    /** Goes by these logins. */
    LogoutRoutes(Visit visit, Logins logins) {
        this.visit = visit;
        this.logins = logins;
    }

    /** Asks whether the visitor wants to log out. */
    @GET
    @Operation(hidden = true)
    public Response leaving() {
        return Notices.page(Response.Status.OK, Notices.What.LEAVING, visit);
    }

    /** Logs the visitor out. */
    @POST
    @Operation(hidden = true)
    public Response leave(@Context HttpHeaders headers) {
        return Steps.answer(logins.leave(headers.getCookies()));
    }
}
