package dev.countersign.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.Alteration;
import dev.countersign.core.report.Headline;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Archive;
import dev.countersign.flow.WhatIf.Result;
import dev.countersign.flow.WhatIf.Supposition;
import dev.countersign.json.VerdictJson;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Sight;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.pull.Stories;
import dev.countersign.web.pull.Stories.Entry;
import dev.countersign.web.pull.Stories.Story;
import dev.countersign.web.pull.Suppositions;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is decided about a pull request, for programs. */
@Path("/api/v1/repositories/{owner}/{repository}/pulls/{number: [0-9]{1,9}}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pull requests")
public class PullApi {

    private static final int AT_A_TIME = 20;

    private final Stories stories;
    private final Archive archive;
    private final Suppositions suppositions;
    private final Sight sight;
    private final GitHubWeb github;

    /** Tells these stories to those who may see the repository. */
    public PullApi(Stories stories, Archive archive, Suppositions suppositions, Sight sight, GitHubWeb github) {
        this.stories = stories;
        this.archive = archive;
        this.suppositions = suppositions;
        this.sight = sight;
        this.github = github;
    }

    /**
     * A pull request and the verdict that counts.
     *
     * @param link its page at GitHub
     */
    @Schema(name = "Pull")
    public record PullAnswer(String repository, int number, boolean open, String link, VerdictAnswer latest) {}

    /**
     * A verdict.
     *
     * @param id its number
     * @param at when it was made
     * @param changed what is other than in the verdict before
     * @param verdict all of it, as it is kept
     */
    @Schema(name = "KeptVerdict")
    public record VerdictAnswer(
            String id,
            Instant at,
            String head,
            String title,
            boolean cleared,
            String level,
            List<String> policies,
            List<AlterationAnswer> changed,
            @Schema(type = SchemaType.OBJECT) JsonNode verdict) {}

    /**
     * Verdicts, newest first.
     *
     * @param next the cursor of the next, older ones; empty when there are none
     */
    @Schema(name = "KeptVerdicts")
    public record VerdictsAnswer(List<VerdictAnswer> items, String next) {}

    /** What is supposed: logins of people who sign, paths of files that are taken out, the text of the one policy in force. */
    @Schema(name = "Supposition")
    public record SuppositionBody(List<String> signed, List<String> without, String policy) {

        Supposition supposition() {
            return Suppositions.read(
                    signed == null ? List.of() : signed,
                    without == null ? List.of() : without,
                    policy == null ? "" : policy);
        }
    }

    /** One thing that would be other. */
    @Schema(name = "Alteration")
    public record AlterationAnswer(String kind, String name, String before, String after) {

        static List<AlterationAnswer> all(List<Alteration> alterations) {
            return alterations.stream()
                    .map(one -> new AlterationAnswer(one.kind().word(), one.name(), one.before(), one.after()))
                    .toList();
        }
    }

    /**
     * What would be.
     *
     * @param governed whether the policy would govern the change; if not, nothing is asked and all the rest is empty
     * @param altered what would be other
     * @param assumed people of whom it is assumed that they may write, since GitHub was not asked
     */
    @Schema(name = "Trial")
    public record TrialAnswer(
            boolean governed,
            String title,
            boolean cleared,
            List<AlterationAnswer> altered,
            List<String> assumed,
            @Schema(type = SchemaType.OBJECT) JsonNode verdict) {}

    /** The verdict that counts. */
    @GET
    @Operation(summary = "A pull request and the verdict that counts")
    public PullAnswer pull(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number) {
        Story story = story(owner, repository, number, Stories.NEWEST, 2);
        PullRequestRef ref = story.subject().ref();
        return new PullAnswer(
                ref.repository().toString(), ref.number(), story.open(), github.pull(ref), answer(story, 0));
    }

    /** All verdicts, a part at a time. */
    @GET
    @Path("/verdicts")
    @Operation(summary = "All verdicts on a pull request, newest first")
    public VerdictsAnswer verdicts(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        // One more, so that it can be said what each changed.
        Story story = story(owner, repository, number, Cursor.number(cursor, Stories.NEWEST), AT_A_TIME + 1);
        List<VerdictAnswer> items = IntStream.range(0, story.entries().size())
                .limit(AT_A_TIME)
                .mapToObj(nth -> answer(story, nth))
                .toList();
        return new VerdictsAnswer(
                items,
                story.entries().size() > AT_A_TIME ? items.get(items.size() - 1).id() : "");
    }

    /** What the verdict that counts was made from. */
    @GET
    @Path("/facts")
    @Operation(summary = "What the verdict that counts was made from; 404 where that is not kept any more")
    public FactsAnswer facts(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number) {
        Story story = story(owner, repository, number, Stories.NEWEST, 1);
        return archive.proof(story.latest().id())
                .map(proof -> FactsAnswer.of(proof.dossier().facts()))
                .orElseThrow(NotFoundException::new);
    }

    /** What would be if something were otherwise. Nothing of it is kept. */
    @POST
    @Path("/what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The verdict that would be if something were otherwise")
    public TrialAnswer suppose(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number,
            SuppositionBody body) {
        Story story = story(owner, repository, number, Stories.NEWEST, 1);
        if (body == null) {
            throw new Refused(List.of("say what is supposed: `signed`, `without` or `policy`"));
        }
        Supposition supposed = body.supposition();
        List<String> problems = Suppositions.problems(supposed);
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        Archive.Proof proof = archive.proof(story.latest().id())
                .orElseThrow(() -> new Refused(List.of("the facts of the verdict are not kept any more")));
        Result result = suppositions.judge(proof, supposed);
        if (result instanceof Result.Invalid invalid) {
            throw new Refused(invalid.problems());
        }
        if (!(result instanceof Result.Judged judged)) {
            return new TrialAnswer(false, "", false, List.of(), List.of(), VerdictJson.nothing());
        }
        Verdict after = judged.after();
        return new TrialAnswer(
                true,
                Headline.title(after),
                after.cleared(),
                AlterationAnswer.all(Alteration.between(judged.before(), after)),
                judged.assumed(),
                VerdictJson.tree(after));
    }

    private Story story(String owner, String repository, int number, long before, int most) {
        LoginNeeded.unless(sight);
        return stories.of(new PullRequestRef(new RepositoryRef(owner, repository), number), before, most)
                .filter(found -> sight.sees(found.subject().ref().repository()))
                .orElseThrow(NotFoundException::new);
    }

    private static VerdictAnswer answer(Story story, int nth) {
        Entry entry = story.entries().get(nth);
        Verdict verdict = entry.verdict();
        List<Alteration> changed = nth + 1 < story.entries().size()
                ? Alteration.between(story.entries().get(nth + 1).verdict(), verdict)
                : List.of();
        return new VerdictAnswer(
                Long.toString(entry.id()),
                entry.at(),
                verdict.head(),
                Headline.title(verdict),
                verdict.cleared(),
                verdict.risk().level().word(),
                entry.policies(),
                AlterationAnswer.all(changed),
                VerdictJson.tree(verdict));
    }
}
