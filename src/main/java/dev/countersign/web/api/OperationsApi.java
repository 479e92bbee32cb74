package dev.countersign.web.api;

import dev.countersign.flow.DeadLetters.Letter;
import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.operations.Machinery;
import dev.countersign.web.operations.OperationsSheet;
import dev.countersign.web.operations.Overseer;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the App runs, for programs of those who run it. */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class OperationsApi {

    private final Overseer overseer;
    private final Sight sight;

    /** Tells what this one sees. */
    public OperationsApi(Overseer overseer, Sight sight) {
        this.overseer = overseer;
        this.sight = sight;
    }

    /** How the App runs; dead letters are told by themselves. */
    @Schema(name = "Operations")
    public record OperationsAnswer(
            Instant at,
            List<OperationsSheet.Sign> health,
            List<Machinery.Work> work,
            Machinery.Backlog backlog,
            long deadLetters,
            Machinery.Deliveries deliveries,
            List<Machinery.Quota> quotas,
            List<Machinery.Replica> replicas) {}

    /**
     * Work that was given up.
     *
     * @param id its number
     * @param what the pull request, commit or past that it is about
     * @param reason why it was given up
     */
    @Schema(name = "DeadLetter")
    public record LetterAnswer(String id, String what, String reason, int failures, Instant at) {}

    /**
     * Dead letters, the oldest first.
     *
     * @param next the cursor of the next ones; empty when there are none
     */
    @Schema(name = "DeadLetters")
    public record LettersAnswer(List<LetterAnswer> items, String next) {}

    /** How the App runs. */
    @GET
    @Operation(summary = "Queue, deliveries, GitHub's budgets, replicas and health")
    public OperationsAnswer operations() {
        Allowed.operators(sight);
        OperationsSheet sheet = overseer.sheet();
        return new OperationsAnswer(
                sheet.at(),
                sheet.signs(),
                sheet.work(),
                sheet.backlog(),
                sheet.allLetters(),
                sheet.deliveries(),
                sheet.quotas(),
                sheet.replicas());
    }

    /** Work that was given up, a part at a time. */
    @GET
    @Path("/dead-letters")
    @Operation(summary = "Work that was given up, the oldest first")
    public LettersAnswer letters(@QueryParam("cursor") @DefaultValue("") String cursor) {
        Allowed.operators(sight);
        List<Letter> found = overseer.letters(Cursor.number(cursor, 0), Machinery.MOST + 1);
        List<LetterAnswer> items = found.stream()
                .limit(Machinery.MOST)
                .map(one ->
                        new LetterAnswer(Long.toString(one.id()), one.what(), one.reason(), one.failures(), one.at()))
                .toList();
        return new LettersAnswer(
                items,
                found.size() > Machinery.MOST ? items.get(items.size() - 1).id() : "");
    }

    /** Makes it due again. */
    @POST
    @Path("/dead-letters/{id: [0-9]{1,18}}/retry")
    @Operation(summary = "Makes given-up work due again")
    public void retry(@PathParam("id") long id) {
        Allowed.operators(sight);
        if (!overseer.retry(id)) {
            throw new NotFoundException();
        }
    }
}
