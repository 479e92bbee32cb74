package dev.countersign.web.history;

import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Trail;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Question;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Answers what happened somewhere: as a page, and as tables. Safe for use by many threads. */
@ApplicationScoped
public class HistoryDesk {

    private static final int AT_A_TIME = 50;
    private static final int OTHERS = 25;

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance history(Visitor visitor, HistorySheet sheet, Trail trail);
    }

    private final Past past;
    private final Visitors visitors;
    private final GitHubWeb github;
    private final Clock clock;

    /** Tells this past. */
    public HistoryDesk(Past past, Visitors visitors, GitHubWeb github, Clock clock) {
        this.past = past;
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

    /** The page or the table; whether they may see it is found out before. */
    Response answer(String name, String path, String owner, String repository, Asked asked) {
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
        return Response.ok(
                        Templates.history(visitors.now(), sheet, visitors.trail(owner, repository, 0, "")),
                        MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
