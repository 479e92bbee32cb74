package dev.countersign.web.home;

import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.access.LoginNeeded;
import dev.countersign.web.access.Premises;
import dev.countersign.web.overview.Figures;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The page that every other one leads to. Whoever asks for the root is sent here. */
@Path("/home")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    /** Of so many owners it is found out whether the visitor administers them: it may take a question for each. */
    private static final int MOST = 10;

    /** The page's template. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance home(Visitor visitor, List<Premise> premises, String typed, boolean more);
    }

    private final Premises premises;
    private final Figures figures;
    private final Sight sight;
    private final Visitors visitors;

    /** Leads to these. */
    public HomePage(Premises premises, Figures figures, Sight sight, Visitors visitors) {
        this.premises = premises;
        this.figures = figures;
        this.sight = sight;
        this.visitors = visitors;
    }

    /** The page, or the one that is named. */
    @GET
    public Response page(@QueryParam("to") @DefaultValue("") String to) {
        LoginNeeded.unless(sight);
        Optional<String> path = Destination.of(to);
        if (path.isPresent()) {
            // Written as it is: made absolute, it would bear whatever host the request claimed to be for.
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, path.get())
                    .build();
        }
        List<String> owners = premises.owners(MOST + 1);
        List<Premise> administered = owners.stream()
                .limit(MOST)
                .filter(sight::administers)
                .map(owner -> Premise.of(owner, figures))
                .toList();
        return Response.ok(Templates.home(visitors.now(), administered, to.strip(), owners.size() > MOST)
                        .render())
                .build();
    }
}
