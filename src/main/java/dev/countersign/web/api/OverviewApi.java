package dev.countersign.web.api;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.overview.Figures;
import dev.countersign.web.overview.Overview;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An organisation at a glance, for programs. */
@Path("/api/v1/organisations/{organisation}/overview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Overview")
public class OverviewApi {

    private final Figures figures;
    private final Sight sight;
    private final Clock clock;

    /** Tells these figures to those who administer the organisation. */
    public OverviewApi(Figures figures, Sight sight, Clock clock) {
        this.figures = figures;
        this.sight = sight;
        this.clock = clock;
    }

    /** The figures of an organisation's page. */
    @Schema(name = "Overview")
    public record OverviewAnswer(
            String organisation,
            Instant at,
            List<Figures.Waiting> waiting,
            List<OpenAnswer> longest,
            List<Figures.Month> months,
            List<Figures.ToolUse> tools,
            List<Figures.Level> risk,
            List<Figures.Load> reviewers,
            List<Figures.Thin> thinAreas,
            List<Figures.Unapproved> unapprovedTools,
            List<Figures.Branch> branches) {}

    /** An open pull request that waits. */
    @Schema(name = "WaitingPull")
    public record OpenAnswer(String repository, int number, Instant since, String level, List<String> waits) {}

    /** How it stands. */
    @GET
    @Operation(summary = "What waits, which tools help, risk, time to sign-off, reviewers, enforcement")
    public OverviewAnswer overview(@PathParam("organisation") String organisation) {
        Allowed.administrators(sight, organisation);
        Overview found = Overview.of(figures, organisation, clock.instant());
        return new OverviewAnswer(
                organisation,
                found.at(),
                found.waiting(),
                found.longest().stream()
                        .map(one -> new OpenAnswer(
                                one.pull().repository().toString(),
                                one.pull().number(),
                                one.since(),
                                one.level(),
                                one.waits()))
                        .toList(),
                found.months(),
                found.tools(),
                found.levels(),
                found.loads(),
                found.thin(),
                found.unapproved(),
                found.branches());
    }
}
