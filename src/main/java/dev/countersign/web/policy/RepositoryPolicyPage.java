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

/** Which policy holds in a repository. */
@Path("/{owner}/{repository}/policy")
@Produces(MediaType.TEXT_HTML)
public class RepositoryPolicyPage {

    private final PolicyDesk desk;
    private final PolicyAnswers answers;
    private final Sight sight;

    /** Tells it to those who may see the repository. */
    public RepositoryPolicyPage(PolicyDesk desk, PolicyAnswers answers, Sight sight) {
        this.desk = desk;
        this.answers = answers;
        this.sight = sight;
    }

    /** The page; 404 for those who may not see the repository. */
    @GET
    public TemplateInstance page(@PathParam("owner") String owner, @PathParam("repository") String repository) {
        return answers.page(place(owner, repository));
    }

    /** The same with what came of a text. It changes nothing and is not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance attempt(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @BeanParam PolicyAnswers.Sent sent) {
        return answers.attempt(place(owner, repository), sent);
    }

    private Place place(String owner, String repository) {
        return desk.repository(Allowed.readers(sight, owner, repository)).orElseThrow(NotFoundException::new);
    }
}
