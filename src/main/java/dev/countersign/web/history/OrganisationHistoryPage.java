package dev.countersign.web.history;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** What happened in all repositories of an organisation. */
@Path("/history")
public class OrganisationHistoryPage {

    private final HistoryDesk desk;
    private final Sight sight;

    /** Shows it to those who administer the organisation. */
    public OrganisationHistoryPage(HistoryDesk desk, Sight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    /** The page; 404 for those who do not administer it. */
    @GET
    public Response page(
            @QueryParam("organisation") @DefaultValue("") String organisation, @BeanParam HistoryDesk.Asked asked) {
        Allowed.administrators(sight, organisation);
        return desk.answer(organisation, "/history", organisation, "", asked);
    }
}
