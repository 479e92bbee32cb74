package dev.countersign.web.api;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.history.Annals.Change;
import dev.countersign.web.history.Annals.Exemption;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Merge;
import dev.countersign.web.history.Annals.Overriding;
import dev.countersign.web.history.Annals.Question;
import dev.countersign.web.history.Annals.Revert;
import dev.countersign.web.history.Marks;
import dev.countersign.web.history.Part;
import dev.countersign.web.history.Past;
import dev.countersign.web.history.Period;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened, for programs. Each list is told the latest first and a part at a time. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History")
public class HistoryApi {

    private static final int AT_A_TIME = 50;

    private final Past past;
    private final Sight sight;

    /** Tells this past to those who may see it. */
    public HistoryApi(Past past, Sight sight) {
        this.past = past;
        this.sight = sight;
    }

    /** What is asked for. */
    public static final class Asked {

        @QueryParam("organisation")
        @DefaultValue("")
        @Parameter(description = "All of its repositories; for those who administer it")
        String organisation;

        @QueryParam("repository")
        @DefaultValue("")
        @Parameter(description = "One repository, `owner/name`, in place of an organisation")
        String repository;

        @QueryParam("from")
        @DefaultValue("")
        @Parameter(description = "The first day, such as 2026-11-01, in UTC")
        String from;

        @QueryParam("until")
        @DefaultValue("")
        @Parameter(description = "The last day")
        String until;

        @QueryParam("around")
        @DefaultValue("false")
        @Parameter(description = "Of merges only those that went around the check")
        boolean around;

        @QueryParam("cursor")
        @DefaultValue("")
        @Parameter(description = "What `next` was in the answer before")
        String cursor;
    }

    /** A merge. */
    @Schema(name = "Merge")
    public record MergeAnswer(
            Instant at,
            String repository,
            int number,
            String base,
            String head,
            String commit,
            String by,
            String outcome,
            boolean around,
            String level,
            String title) {

        static MergeAnswer of(Merge one) {
            return new MergeAnswer(
                    one.mark().at(),
                    one.pull().repository().toString(),
                    one.pull().number(),
                    one.base(),
                    one.head(),
                    one.commit(),
                    one.by(),
                    one.outcome(),
                    one.around(),
                    one.level(),
                    one.title());
        }
    }

    /** Merges; {@code next} is empty at the end. */
    @Schema(name = "Merges")
    public record MergesAnswer(List<MergeAnswer> items, String next) {}

    /** A change of the past; the number is 0 where no pull request brought it. */
    @Schema(name = "Change")
    public record ChangeAnswer(String commit, int number, Instant at) {

        static ChangeAnswer of(Change change) {
            return new ChangeAnswer(change.sha(), change.pull(), change.at());
        }
    }

    /** A change and what it took back, as far as that is known. */
    @Schema(name = "Revert")
    public record RevertAnswer(String repository, ChangeAnswer change, List<ChangeAnswer> undid) {

        static RevertAnswer of(Revert one) {
            return new RevertAnswer(
                    one.repository().toString(),
                    ChangeAnswer.of(one.change()),
                    one.undid().stream().map(ChangeAnswer::of).toList());
        }
    }

    /** Changes that took others back; {@code next} is empty at the end. */
    @Schema(name = "Reverts")
    public record RevertsAnswer(List<RevertAnswer> items, String next) {}

    /** An override. */
    @Schema(name = "Override")
    public record OverrideAnswer(
            Instant at, String repository, int number, String by, String why, Instant until, boolean open) {

        static OverrideAnswer of(Overriding one) {
            return new OverrideAnswer(
                    one.mark().at(),
                    one.pull().repository().toString(),
                    one.pull().number(),
                    one.by(),
                    one.why(),
                    one.until(),
                    one.open());
        }
    }

    /** Overrides; {@code next} is empty at the end. */
    @Schema(name = "Overrides")
    public record OverridesAnswer(List<OverrideAnswer> items, String next) {}

    /** An exception for a whole repository, and where it was granted. */
    @Schema(name = "Exception")
    public record ExceptionAnswer(
            Instant at, String repository, int number, String tool, String by, LocalDate until, String why) {

        static ExceptionAnswer of(Exemption one) {
            return new ExceptionAnswer(
                    one.mark().at(),
                    one.pull().repository().toString(),
                    one.pull().number(),
                    one.tool(),
                    one.by(),
                    one.until(),
                    one.why());
        }
    }

    /** Exceptions; {@code next} is empty at the end. */
    @Schema(name = "Exceptions")
    public record ExceptionsAnswer(List<ExceptionAnswer> items, String next) {}

    /** Merges to governed branches. */
    @GET
    @Path("/merges")
    @Operation(summary = "Merges to governed branches with their verdicts")
    public MergesAnswer merges(@BeanParam Asked asked) {
        return part(asked, past::merges, MergeAnswer::of, MergesAnswer::new);
    }

    /** What was taken back. */
    @GET
    @Path("/reverts")
    @Operation(summary = "Changes that took others back")
    public RevertsAnswer reverts(@BeanParam Asked asked) {
        return part(asked, past::reverts, RevertAnswer::of, RevertsAnswer::new);
    }

    /** Overrides that took effect. */
    @GET
    @Path("/overrides")
    @Operation(summary = "Overrides that took effect")
    public OverridesAnswer overrides(@BeanParam Asked asked) {
        return part(asked, past::overrides, OverrideAnswer::of, OverridesAnswer::new);
    }

    /** Exceptions for whole repositories. */
    @GET
    @Path("/exceptions")
    @Operation(summary = "Exceptions from the register of tools")
    public ExceptionsAnswer exceptions(@BeanParam Asked asked) {
        return part(asked, past::exemptions, ExceptionAnswer::of, ExceptionsAnswer::new);
    }

    /** A list of the past. */
    private interface Listing<T> {
        Part<T> read(Question question, Mark after, int most);
    }

    private <T, A, L> L part(
            Asked asked, Listing<T> listing, Function<T, A> form, BiFunction<List<A>, String, L> answer) {
        Part<T> part = listing.read(question(asked), mark(asked), AT_A_TIME);
        return answer.apply(part.items().stream().map(form).toList(), part.next());
    }

    private Question question(Asked asked) {
        LoginNeeded.unless(sight);
        if (asked.organisation.isEmpty() == asked.repository.isEmpty()) {
            throw new Refused(List.of("name either `organisation` or `repository`"));
        }
        int slash = asked.repository.indexOf('/');
        if (asked.organisation.isEmpty() && slash < 1) {
            throw new Refused(List.of("`repository` must be `owner/name`"));
        }
        String owner = asked.organisation.isEmpty() ? asked.repository.substring(0, slash) : asked.organisation;
        String name = asked.repository.substring(slash + 1);
        if (asked.organisation.isEmpty()) {
            Allowed.readers(sight, owner, name);
        } else {
            Allowed.administrators(sight, owner);
        }
        Period period = new Period(asked.from, asked.until);
        return new Question(
                owner,
                name,
                period.begin().orElseThrow(() -> new Refused(List.of("`from` must be a day such as 2026-11-01"))),
                period.end().orElseThrow(() -> new Refused(List.of("`until` must be a day such as 2026-11-30"))),
                asked.around);
    }

    private static Mark mark(Asked asked) {
        return Marks.read(asked.cursor)
                .orElseThrow(() -> new Refused(List.of("`cursor` must be what `next` was in an answer before")));
    }
}
