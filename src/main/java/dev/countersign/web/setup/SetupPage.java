package dev.countersign.web.setup;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.setup.WebhookDesk.Again;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page on which those who run the App finish its set-up, and see later whether it is still whole. */
@Path("/setup")
@Produces(MediaType.TEXT_HTML)
public class SetupPage {

    private static final int CONFLICT = Response.Status.CONFLICT.getStatusCode();
    private static final int LATER = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]{0,38}";

    /** The pages' templates. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance setUp(Visitor visitor, SetupSheet sheet, Step proof, String problem);

        static native TemplateInstance proposal(Visitor visitor, Draft draft);
    }

    /** No proof was asked for. */
    private static final Step NOTHING = new Step("", "");

    private final Surveyor surveyor;
    private final WebhookDesk webhooks;
    private final RulesetDesk rulesets;
    private final Sight sight;
    private final Visitors visitors;

    /** Shows what this one finds. */
    public SetupPage(Surveyor surveyor, WebhookDesk webhooks, RulesetDesk rulesets, Sight sight, Visitors visitors) {
        this.surveyor = surveyor;
        this.webhooks = webhooks;
        this.rulesets = rulesets;
        this.sight = sight;
        this.visitors = visitors;
    }

    /** The page; as if it were not there for those who do not run the App. */
    @GET
    public TemplateInstance page(
            @QueryParam("organisation") @DefaultValue("") String organisation,
            @QueryParam("asked") @DefaultValue("") String guid,
            @QueryParam("attempt") @DefaultValue("0") long attempt,
            @QueryParam("since") @DefaultValue("0") long since) {
        operators();
        Step proof = guid.isEmpty() ? NOTHING : webhooks.proof(new Again(guid, attempt, since));
        return shown(organisation, proof, "");
    }

    private TemplateInstance shown(String organisation, Step proof, String problem) {
        return Templates.setUp(visitors.now(), surveyor.sheet(organisation), proof, problem);
    }

    /** A first policy, proposed from what the repositories say; nothing is written anywhere. */
    @GET
    @Path("proposal")
    public Response proposal(@QueryParam("organisation") @DefaultValue("") String organisation) {
        operators();
        Step.Asked<Optional<Draft>> asked = surveyor.draft(organisation);
        if (asked.answer().isEmpty()) {
            return problem(LATER, organisation, "No policy could be proposed: " + asked.why() + ".");
        }
        Draft draft = asked.answer().get().orElseThrow(NotFoundException::new);
        return Response.ok(Templates.proposal(visitors.now(), draft).render()).build();
    }

    /** Asks GitHub to send its latest webhook again. */
    @POST
    @Path("webhook")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prove(@FormParam("organisation") @DefaultValue("") String organisation) {
        operators();
        try {
            Optional<Again> again = webhooks.prove();
            if (again.isEmpty()) {
                return problem(
                        CONFLICT,
                        organisation,
                        "GitHub lists no webhook of the last days. Open a pull request, or"
                                + " install the App on a repository; then there is one.");
            }
            return see(
                    organisation,
                    "&asked=" + encoded(again.get().guid()) + "&attempt="
                            + again.get().attempt() + "&since=" + again.get().since() + "#webhooks");
        } catch (TryLater | Refused | SubjectGone failed) {
            return problem(LATER, organisation, "GitHub was not asked: " + failed.getMessage() + ".");
        }
    }

    /** Makes the organisation's ruleset as it has to be. */
    @POST
    @Path("enforce")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enforce(@FormParam("organisation") @DefaultValue("") String organisation) {
        operators();
        if (!organisation.matches(NAME)) {
            throw new NotFoundException();
        }
        String refused = rulesets.press(organisation);
        return refused.isEmpty() ? see(organisation, "#enforcement") : problem(CONFLICT, organisation, refused);
    }

    private Response problem(int status, String organisation, String said) {
        return Response.status(status)
                .entity(shown(organisation, NOTHING, said).render())
                .build();
    }

    /** Written as it is: made absolute, it would bear whatever host the request claimed to be for. */
    private static Response see(String organisation, String where) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/setup?organisation=" + encoded(organisation) + where)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void operators() {
        LoginNeeded.unless(sight);
        if (!sight.operates()) {
            throw new NotFoundException();
        }
    }
}
