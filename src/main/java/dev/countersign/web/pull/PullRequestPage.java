package dev.countersign.web.pull;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Archive;
import dev.countersign.flow.WhatIf.Supposition;
import dev.countersign.outbox.Pages;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Sight;
import dev.countersign.web.Trail;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.pull.Stories.Story;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The page that tells a verdict's whole story, and what would be if something were otherwise. */
@Path("/{owner}/{repository}/pull/{number: [0-9]{1,9}}")
@Produces(MediaType.TEXT_HTML)
public class PullRequestPage {

    private static final int STEPS = 20;

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance pullRequest(Visitor visitor, PullSheet sheet, Trail trail);
    }

    private final Stories stories;
    private final Archive archive;
    private final Suppositions suppositions;
    private final Pages pages;
    private final Sight sight;
    private final Visitors visitors;
    private final GitHubWeb github;

    /** Tells these stories to those who may see the repository, and to those whose links are right. */
    public PullRequestPage(
            Stories stories,
            Archive archive,
            Suppositions suppositions,
            Pages pages,
            Sight sight,
            Visitors visitors,
            GitHubWeb github) {
        this.stories = stories;
        this.archive = archive;
        this.suppositions = suppositions;
        this.pages = pages;
        this.sight = sight;
        this.visitors = visitors;
        this.github = github;
    }

    /**
     * The page; 404 for those who may not see the repository, and the login for those who are not known, unless they have the
     * key from the check run's link. Whether or not there is such a pull request.
     */
    @GET
    public TemplateInstance page(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number,
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("signed") List<String> signed,
            @QueryParam("without") List<String> without) {
        return answer(owner, repository, number, key, Suppositions.read(signed, without, ""));
    }

    /** The same with another policy supposed, which is too long for an address. It changes nothing and is not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance suppose(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("signed") List<String> signed,
            @FormParam("without") List<String> without,
            @FormParam("policy") @DefaultValue("") String policy) {
        return answer(owner, repository, number, key, Suppositions.read(signed, without, policy));
    }

    private TemplateInstance answer(String owner, String repository, int number, String key, Supposition supposed) {
        Story story = stories.of(
                        new PullRequestRef(new RepositoryRef(owner, repository), number), Stories.NEWEST, STEPS)
                .filter(found -> shown(found, key))
                .orElseThrow(this::notShown);
        Optional<Archive.Proof> proof = archive.proof(story.latest().id());
        List<Commit> commits = proof.map(one -> one.dossier().facts().commits()).orElseGet(List::of);
        PullRequestRef ref = story.subject().ref();
        String opening = pages.opens(story.subject(), key) ? key : "";
        return Templates.pullRequest(
                visitors.now(),
                PullSheet.of(
                        story, FactsSheet.of(proof), commits, suppositions.trial(proof, supposed), opening, github),
                visitors.trail(ref.repository().owner(), ref.repository().name(), ref.number(), opening));
    }

    /** Whether or not there is such a pull request: who is not known is sent to the login. */
    private NotFoundException notShown() {
        LoginNeeded.unless(sight);
        return new NotFoundException();
    }

    private boolean shown(Story story, String key) {
        return pages.opens(story.subject(), key)
                || sight.sees(story.subject().ref().repository());
    }
}
