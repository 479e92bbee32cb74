package dev.countersign.web.api;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.policy.PolicyDesk;
import dev.countersign.web.policy.PolicyDesk.Place;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which policy holds in all repositories of an organisation, for programs. */
@Path("/api/v1/organisations/{organisation}/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class OrganisationPolicyApi {

    private final PolicyForms forms;
    private final PolicyDesk desk;
    private final Sight sight;

    /** Tells it to those who administer the organisation. */
    public OrganisationPolicyApi(PolicyForms forms, PolicyDesk desk, Sight sight) {
        this.forms = forms;
        this.desk = desk;
        this.sight = sight;
    }

    /** Which policy holds, and which line makes it so. */
    @GET
    @Operation(summary = "Which policy holds in all repositories of an organisation, and which line makes it so")
    public PolicyForms.PolicyAnswer policy(@PathParam("organisation") String organisation) {
        return forms.policy(place(organisation));
    }

    /** What comes of a text. Nothing of it is kept. */
    @POST
    @Path("/lint")
    @Consumes({MediaType.TEXT_PLAIN, "application/yaml", "text/yaml", "application/x-yaml"})
    @Operation(summary = "Reads a text as the policy file, runs its tests, and judges past evaluations by it")
    public PolicyForms.LintAnswer lint(
            @PathParam("organisation") String organisation,
            @QueryParam("replay") @DefaultValue("true") boolean replay,
            String text) {
        return forms.lint(place(organisation), text == null ? "" : text, replay);
    }

    private Place place(String organisation) {
        Allowed.administrators(sight, organisation);
        return desk.organisation(organisation).orElseThrow(NotFoundException::new);
    }
}
