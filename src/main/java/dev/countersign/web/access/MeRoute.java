package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Tells whoever asks how they are known, so that a token or a login can be tried. */
@Path("/api/v1/me")
public class MeRoute {

    private static final int MOST = 100;

    private final Sight sight;
    private final Premises premises;

    /** Tells what that sight is of. */
    public MeRoute(Sight sight, Premises premises) {
        this.sight = sight;
        this.premises = premises;
    }

    /**
     * How somebody is known.
     *
     * @param name a login, or a token's name
     * @param operates whether they see how the App runs
     * @param organisations those of the first hundred that the App has met of which they see everything
     */
    @RegisterForReflection
    public record Me(String name, boolean operates, List<String> organisations) {
        /** Copies the list. */
        public Me {
            organisations = List.copyOf(organisations);
        }
    }

    /** How the one who asks is known. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Me me() {
        LoginNeeded.unless(sight);
        return new Me(
                sight.name(),
                sight.operates(),
                premises.owners(MOST).stream().filter(sight::administers).toList());
    }

    /**
     * A repository that is seen.
     *
     * @param repository its name
     */
    @RegisterForReflection
    public record Seen(String repository) {}

    /** Whether the one who asks sees a repository; 404 if not, whether or not there is one. */
    @GET
    @Path("repositories/{owner}/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response sees(@PathParam("owner") String owner, @PathParam("name") String name) {
        LoginNeeded.unless(sight);
        RepositoryRef repository = new RepositoryRef(owner, name);
        return sight.sees(repository)
                ? Response.ok(new Seen(repository.toString())).build()
                : Problem.of(
                                Response.Status.NOT_FOUND.getStatusCode(),
                                "There is no such repository",
                                "Or GitHub does not show it to you, or the App has not met it.")
                        .response()
                        .build();
    }
}
