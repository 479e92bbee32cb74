package dev.countersign.web.api;

import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.setup.Draft;
import dev.countersign.web.setup.SetupSheet;
import dev.countersign.web.setup.Step;
import dev.countersign.web.setup.Surveyor;
import dev.countersign.web.setup.Surveyor.Glance;
import dev.countersign.web.setup.WebhookDesk;
import dev.countersign.web.setup.WebhookDesk.Again;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far set-up has come, and what can be done about it, for programs of those who run the App. These answers wait for GitHub. */
@Path("/api/v1/setup")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Set-up")
public class SetupApi {

    private final Surveyor surveyor;
    private final Sight sight;
    private final Clock clock;

    /** Tells what this one finds. */
    public SetupApi(Surveyor surveyor, Sight sight, Clock clock) {
        this.surveyor = surveyor;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * How far set-up has come; each part has its step: {@code done}, {@code to-do}, {@code broken} or {@code unknown}.
     *
     * @param asked when GitHub was asked for the oldest of what it says here
     * @param done how many of the five steps are done
     */
    @Schema(name = "SetUp")
    public record SetupAnswer(
            Instant at,
            Instant asked,
            long done,
            SetupSheet.AppPart app,
            SetupSheet.InstalledPart installed,
            SetupSheet.WebhookPart webhooks,
            List<String> organisations,
            String organisation,
            SetupSheet.PolicyPart policy,
            SetupSheet.EnforcementPart enforcement) {}

    /** How far it has come. */
    @GET
    @Operation(summary = "The App, where it is installed, whether webhooks arrive, policy and enforcement")
    public SetupAnswer setup(
            @QueryParam("organisation")
                    @DefaultValue("")
                    @Parameter(description = "Whose policy and enforcement are told; the first where it is left out")
                    String organisation,
            @QueryParam("newest")
                    @DefaultValue("false")
                    @Parameter(description = "Asks GitHub anew even where it was asked within the last minute")
                    boolean newest) {
        Allowed.operators(sight);
        SetupSheet sheet = surveyor.whole(glance(organisation, newest));
        return new SetupAnswer(
                sheet.at(),
                sheet.asked(),
                sheet.done(),
                sheet.app(),
                sheet.installed(),
                sheet.webhooks(),
                sheet.organisations(),
                sheet.organisation(),
                sheet.policy(),
                sheet.enforcement());
    }

    private Glance glance(String organisation, boolean newest) {
        return newest ? new Glance(organisation, clock.instant(), Instant.EPOCH) : Glance.at(organisation);
    }

    /** A first policy for an organisation. */
    @GET
    @Path("/proposal")
    @Operation(summary = "A first policy, proposed from code owners, history and the tools that were seen")
    public Draft proposal(
            @QueryParam("organisation") @DefaultValue("") String organisation,
            @QueryParam("newest")
                    @DefaultValue("false")
                    @Parameter(description = "Draws it anew even where that was done within the last ten minutes")
                    boolean newest) {
        Allowed.operators(sight);
        Step.Asked<Draft> asked =
                surveyor.wholeDraft(glance(organisation, newest)).asked().orElseThrow(NotFoundException::new);
        return asked.answer().orElseThrow(() -> Refused.later(asked.why()));
    }

    /** Asks GitHub to send its latest webhook again. */
    @POST
    @Path("/webhook")
    @Operation(
            summary =
                    "Lets GitHub send its latest webhook again; what came of it is told by a GET with the answer's fields")
    public Again prove() {
        Allowed.operators(sight);
        try {
            return surveyor.prove().orElseThrow(() -> Refused.conflict(WebhookDesk.NONE_LISTED));
        } catch (TryLater | dev.countersign.flow.Refused | SubjectGone failed) {
            throw Refused.later("GitHub was not asked: " + failed.getMessage());
        }
    }

    /** What came of that. */
    @GET
    @Path("/webhook")
    @Operation(summary = "What came of a webhook that GitHub was asked for; unknown while it may still come")
    public Step proof(
            @QueryParam("guid") @DefaultValue("") String guid,
            @QueryParam("attempt") @DefaultValue("0") long attempt,
            @QueryParam("since") @DefaultValue("0") long since) {
        Allowed.operators(sight);
        if (guid.isEmpty()) {
            throw new Refused(List.of("name the `guid`, `attempt` and `since` that the POST answered"));
        }
        return surveyor.wholeProof(new Again(guid, attempt, since));
    }

    /** Whether merges are held, and what would be done about it. */
    @GET
    @Path("/enforcement")
    @Operation(summary = "Whether merges are held, and what would be done about the ruleset; changes nothing")
    public SetupSheet.EnforcementPart enforcement(@QueryParam("organisation") @DefaultValue("") String organisation) {
        Allowed.operators(sight);
        SetupSheet sheet = surveyor.whole(glance(organisation, true));
        if (!sheet.organisation().equalsIgnoreCase(organisation)) {
            throw new NotFoundException();
        }
        return sheet.enforcement();
    }

    /** Makes the ruleset as it has to be. */
    @POST
    @Path("/enforcement")
    @Operation(summary = "Makes the organisation's ruleset as it has to be, where the policy says `mode: enforce`")
    public SetupSheet.EnforcementPart enforce(@QueryParam("organisation") @DefaultValue("") String organisation) {
        enforcement(organisation);
        String refused = surveyor.enforce(organisation);
        if (!refused.isEmpty()) {
            throw Refused.conflict(refused);
        }
        return enforcement(organisation);
    }
}
