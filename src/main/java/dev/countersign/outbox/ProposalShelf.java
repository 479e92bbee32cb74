package dev.countersign.outbox;

import dev.countersign.flow.Look;

/** Port: keeps what GitHub shows of the check runs on proposed policies, on the terms of {@link Shelf}. */
public interface ProposalShelf {

    /** What is kept of a pull request's check run on that head. */
    ShownCheck shown(Look.AtPull look, String head);

    /** Keeps what its check run on that head shows now; what an older head shows is forgotten. */
    void keep(Look.AtPull look, String head, ShownCheck shown);

    /** Whoever was overtaken may have written it late. */
    void mistrust(Look.AtPull look);
}
