package dev.countersign.web.policy;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.policy.PolicyDesk.Place;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which policy holds in all repositories of an organisation. */
@Path("/{owner: [A-Za-z0-9][A-Za-z0-9-]*}/policy")
@Produces(MediaType.TEXT_HTML)
public class OrganisationPolicyPage {

    private final PolicyDesk desk;
    private final PolicyAnswers answers;
    private final Sight sight;

    /** Tells it to those who administer the organisation. */
    public OrganisationPolicyPage(PolicyDesk desk, PolicyAnswers answers, Sight sight) {
        this.desk = desk;
        this.answers = answers;
        this.sight = sight;
    }

    /** The page; 404 for those who do not administer it. */
    @GET
    public TemplateInstance page(@PathParam("owner") String owner) {
        return answers.page(place(owner));
    }

    /** The same with what came of a text. It changes nothing and is not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance attempt(@PathParam("owner") String owner, @BeanParam PolicyAnswers.Sent sent) {
        return answers.attempt(place(owner), sent);
    }

    private Place place(String owner) {
        Allowed.administrators(sight, owner);
        return desk.organisation(owner).orElseThrow(NotFoundException::new);
    }
}
