package dev.countersign.web;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.outbox.Pages;
import dev.countersign.web.Stories.Story;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The page that tells a verdict's whole story. */
@Path("/{owner}/{repository}/pull/{number}")
public class PullRequestPage {

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance pullRequest(Story story, BlastGraph blast);
    }

    private final Stories stories;
    private final Pages pages;

    /** Tells these stories to those whose links are right. */
    public PullRequestPage(Stories stories, Pages pages) {
        this.stories = stories;
        this.pages = pages;
    }

    /** The page; 404 without the key that is in the check run's link, whether or not there is such a pull request. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @PathParam("number") int number,
            @QueryParam("key") @DefaultValue("") String key) {
        return stories.of(new PullRequestRef(new RepositoryRef(owner, repository), number))
                .filter(story -> pages.opens(story.subject(), key))
                .map(story -> Templates.pullRequest(
                        story, BlastGraph.of(story.latest().risk().impact())))
                .orElseThrow(NotFoundException::new);
    }
}
