package dev.countersign.web.setup;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.setup.Surveyor.Glance;
import dev.countersign.web.setup.WebhookDesk.Again;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** The page on which those who run the App finish its set-up, and see later whether it is still whole. */
@Path("/setup")
@Produces(MediaType.TEXT_HTML)
public class SetupPage {

    private static final int CONFLICT = Response.Status.CONFLICT.getStatusCode();
    private static final int LATER = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
    private static final String PROPOSAL = "/setup/proposal";

    /** The pages' templates. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance setUp(
                Visitor visitor, SetupSheet sheet, Step proof, String problem, boolean looking, String here);

        static native TemplateInstance proposal(Visitor visitor, Draft draft, Surveyor.Sketch sketch, String here);

        static native TemplateInstance drawing(Visitor visitor, String organisation, String here);
    }

    /** No proof was asked for. */
    private static final Step NOTHING = new Step("", "");

    private final Surveyor surveyor;
    private final Sight sight;
    private final Visitors visitors;
    private final Clock clock;

    /** Shows what this one finds. */
    public SetupPage(Surveyor surveyor, Sight sight, Visitors visitors, Clock clock) {
        this.surveyor = surveyor;
        this.sight = sight;
        this.visitors = visitors;
        this.clock = clock;
    }

    /** The page; as if it were not there for those who do not run the App. */
    @GET
    public TemplateInstance page(@BeanParam SetupAsked asked) {
        Allowed.operators(sight);
        Optional<Again> again = asked.again();
        Step proof = again.map(surveyor::proof).orElse(NOTHING);
        boolean awaited =
                again.filter(one -> one.awaited(proof, clock.instant())).isPresent();
        SetupSheet sheet = surveyor.sheet(asked.glance(clock.instant()));
        return Templates.setUp(visitors.now(), sheet, proof, "", sheet.asking() || awaited, asked.path("/setup"));
    }

    /** A first policy, proposed from what the repositories say; nothing is written anywhere. */
    @GET
    @Path("proposal")
    public Response proposal(@BeanParam SetupAsked asked) {
        Allowed.operators(sight);
        Surveyor.Sketch sketch = surveyor.draft(asked.glance(clock.instant()));
        Step.Asked<Draft> drawn = sketch.asked().orElseThrow(NotFoundException::new);
        String here = asked.path(PROPOSAL);
        if (drawn.answer().isPresent()) {
            return Response.ok(Templates.proposal(visitors.now(), drawn.answer().get(), sketch, here)
                            .render())
                    .build();
        }
        return drawn.asked()
                ? problem(LATER, asked.organisation(), "No policy could be proposed: " + drawn.why() + ".")
                : Response.ok(Templates.drawing(visitors.now(), asked.organisation(), here)
                                .render())
                        .build();
    }

    /** Asks GitHub anew what the page shows; changes nothing. */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response look(@FormParam("organisation") @DefaultValue("") String organisation) {
        Allowed.operators(sight);
        return see("/setup", organisation, "&newer=" + clock.millis());
    }

    /** Draws the policy anew; changes nothing. */
    @POST
    @Path("proposal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response draw(@FormParam("organisation") @DefaultValue("") String organisation) {
        Allowed.operators(sight);
        return see(PROPOSAL, organisation, "&newer=" + clock.millis());
    }

    /** Asks GitHub to send its latest webhook again. */
    @POST
    @Path("webhook")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prove(@FormParam("organisation") @DefaultValue("") String organisation) {
        Allowed.operators(sight);
        try {
            Optional<Again> again = surveyor.prove();
            return again.isEmpty()
                    ? problem(CONFLICT, organisation, WebhookDesk.NONE_LISTED)
                    : see("/setup", organisation, SetupAsked.query(again.get()) + "#webhooks");
        } catch (TryLater | Refused | SubjectGone failed) {
            return problem(LATER, organisation, "GitHub was not asked: " + failed.getMessage() + ".");
        }
    }

    /** Makes the organisation's ruleset as it has to be. */
    @POST
    @Path("enforce")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enforce(@FormParam("organisation") @DefaultValue("") String organisation) {
        Allowed.operators(sight);
        if (!organisation.matches(SetupAsked.NAME)) {
            throw new NotFoundException();
        }
        String refused = surveyor.enforce(organisation);
        return refused.isEmpty()
                ? see("/setup", organisation, "&after=" + clock.millis() + "#enforcement")
                : problem(CONFLICT, organisation, refused);
    }

    private Response problem(int status, String organisation, String said) {
        SetupSheet sheet = surveyor.sheet(Glance.at(organisation));
        String here = "/setup?organisation=" + encoded(organisation);
        return Response.status(status)
                .entity(Templates.setUp(visitors.now(), sheet, NOTHING, said, false, here)
                        .render())
                .build();
    }

    /** Written as it is: made absolute, it would bear whatever host the request claimed to be for. */
    private static Response see(String page, String organisation, String where) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, page + "?organisation=" + encoded(organisation) + where)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
