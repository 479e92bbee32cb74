package dev.countersign.web.history;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;
import dev.countersign.web.access.Allowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What happened in a repository. */
@Path("/{owner}/{repository}/history")
public class RepositoryHistoryPage {

    private final HistoryDesk desk;
    private final Sight sight;

    /** Shows it to those who may see the repository. */
    public RepositoryHistoryPage(HistoryDesk desk, Sight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    /** The page; 404 for those who may not see the repository. */
    @GET
    public Response page(
            @PathParam("owner") String owner,
            @PathParam("repository") String repository,
            @BeanParam HistoryDesk.Asked asked) {
        RepositoryRef name = Allowed.readers(sight, owner, repository);
        return desk.answer(name.toString(), "/" + name + "/history", owner, repository, asked);
    }
}
