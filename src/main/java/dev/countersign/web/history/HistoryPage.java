package dev.countersign.web.history;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Question;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What happened in a repository, and in all repositories of an organisation: as a page, and as tables. */
@Path("/")
public class HistoryPage {

    private static final int AT_A_TIME = 50;
    private static final int OTHERS = 25;

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance history(Visitor visitor, HistorySheet sheet);
    }

    private final Past past;
    private final Sight sight;
    private final Visitors visitors;
    private final GitHubWeb github;
    private final Clock clock;

    /** Shows this past to those who may see it. */
    public HistoryPage(Past past, Sight sight, Visitors visitors, GitHubWeb github, Clock clock) {
        this.past = past;
        this.sight = sight;
        this.visitors = visitors;
        this.github = github;
        this.clock = clock;
    }

    /** What is asked for: in an address, and no part of the path. */
    public static final class Asked {

        @QueryParam("from")
        @DefaultValue("")
        String from;

        @QueryParam("until")
        @DefaultValue("")
        String until;

        @QueryParam("around")
        @DefaultValue("false")
        boolean around;

        @QueryParam("cursor")
        @DefaultValue("")
        String cursor;

        @QueryParam("list")
        @DefaultValue("")
        String list;
    }

    /** A repository's; 404 for those who may not see it. */
    @GET
    @Path("{owner}/{repository}/history")
    public Response repository(
            @PathParam("owner") String owner, @PathParam("repository") String repository, @BeanParam Asked asked) {
        LoginNeeded.unless(sight);
        RepositoryRef name = new RepositoryRef(owner, repository);
        if (!sight.sees(name)) {
            throw new NotFoundException();
        }
        return answer(name.toString(), "/" + name + "/history", owner, repository, asked);
    }

    /** An organisation's; 404 for those who do not administer it. */
    @GET
    @Path("history")
    public Response organisation(
            @QueryParam("organisation") @DefaultValue("") String organisation, @BeanParam Asked asked) {
        LoginNeeded.unless(sight);
        if (organisation.isEmpty() || !sight.administers(organisation)) {
            throw new NotFoundException();
        }
        return answer(organisation, "/history", organisation, "", asked);
    }

    private Response answer(String name, String path, String owner, String repository, Asked asked) {
        Period period = new Period(asked.from, asked.until);
        Mark after = Marks.read(asked.cursor).orElseThrow(BadRequestException::new);
        Question question = new Question(
                owner,
                repository,
                period.begin().orElseThrow(BadRequestException::new),
                period.end().orElseThrow(BadRequestException::new),
                asked.around);
        if (!asked.list.isEmpty()) {
            String table = Tables.csv(past, asked.list, question, after).orElseThrow(NotFoundException::new);
            return Response.ok(table, "text/csv;charset=UTF-8;header=present")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + asked.list + ".csv\"")
                    .build();
        }
        HistorySheet sheet = new HistorySheet(
                name,
                path,
                repository.isEmpty() ? owner : "",
                period,
                asked.around,
                asked.cursor.isEmpty(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                past.merges(question, after, AT_A_TIME),
                past.reverts(question, Mark.newest(), OTHERS),
                past.overrides(question, Mark.newest(), OTHERS),
                past.exemptions(question, Mark.newest(), OTHERS),
                github);
        return Response.ok(Templates.history(visitors.now(), sheet), MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
