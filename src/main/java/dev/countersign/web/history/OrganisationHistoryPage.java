package dev.countersign.web.history;

import dev.countersign.web.Sight;
import dev.countersign.web.access.LoginNeeded;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
        LoginNeeded.unless(sight);
        if (organisation.isEmpty() || !sight.administers(organisation)) {
            throw new NotFoundException();
        }
        return desk.answer(organisation, "/history", organisation, "", asked);
    }
}
