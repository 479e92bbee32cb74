package dev.countersign.web.api;

import dev.countersign.web.Sight;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.setup.Draft;
import dev.countersign.web.setup.SetupSheet;
import dev.countersign.web.setup.Step;
import dev.countersign.web.setup.Surveyor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far set-up has come, for programs of those who run the App. */
@Path("/api/v1/setup")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Set-up")
public class SetupApi {

    private final Surveyor surveyor;
    private final Sight sight;

    /** Tells what this one finds. */
    public SetupApi(Surveyor surveyor, Sight sight) {
        this.surveyor = surveyor;
        this.sight = sight;
    }

    /** How far set-up has come; each part has its step: {@code done}, {@code to-do}, {@code broken} or {@code unknown}. */
    @Schema(name = "SetUp")
    public record SetupAnswer(
            Instant at,
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
                    String organisation) {
        operators();
        SetupSheet sheet = surveyor.sheet(organisation);
        return new SetupAnswer(
                sheet.at(),
                sheet.app(),
                sheet.installed(),
                sheet.webhooks(),
                sheet.organisations(),
                sheet.organisation(),
                sheet.policy(),
                sheet.enforcement());
    }

    /** A first policy for an organisation. */
    @GET
    @Path("/proposal")
    @Operation(summary = "A first policy, proposed from code owners, history and the tools that were seen")
    public Draft proposal(@QueryParam("organisation") @DefaultValue("") String organisation) {
        operators();
        Step.Asked<Optional<Draft>> asked = surveyor.draft(organisation);
        return asked.answer()
                .orElseThrow(() -> new ServiceUnavailableException(asked.why()))
                .orElseThrow(NotFoundException::new);
    }

    private void operators() {
        LoginNeeded.unless(sight);
        if (!sight.operates()) {
            throw new NotFoundException();
        }
    }
}
