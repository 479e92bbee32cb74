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

/** Which policy holds in a repository, for programs. */
@Path("/api/v1/repositories/{owner}/{repository}/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class RepositoryPolicyApi {

    private final PolicyForms forms;
    private final PolicyDesk desk;
    private final Sight sight;

    /** Tells it to those who may see the repository. */
    public RepositoryPolicyApi(PolicyForms forms, PolicyDesk desk, Sight sight) {
        this.forms = forms;
        this.desk = desk;
        this.sight = sight;
    }

    /** Which policy holds, and which line makes it so. */
    @GET
    @Operation(summary = "Which policy holds in a repository, and which line makes it so")
    public PolicyForms.PolicyAnswer policy(
            @PathParam("owner") String owner, @PathParam("repository") String repository) {
        return forms.policy(place(owner, repository));
    }

    /** What comes of a text. Nothing of it is kept. */
    @POST
    @Path("/lint")
    @Consumes({MediaType.TEXT_PLAIN, "application/yaml", "text/yaml", "application/x-yaml"})
    @Operation(summary = "Reads a text as the policy file, runs its tests, and judges past evaluations by it")
    public PolicyForms.LintAnswer lint(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @QueryParam("replay") @DefaultValue("true") boolean replay,
            String text) {
        return forms.lint(place(owner, repository), text == null ? "" : text, replay);
    }

    private Place place(String owner, String repository) {
        return desk.repository(Allowed.readers(sight, owner, repository)).orElseThrow(NotFoundException::new);
    }
}
