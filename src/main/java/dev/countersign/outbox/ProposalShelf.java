package dev.countersign.outbox;

import dev.countersign.flow.Subject;

/** Port: keeps what GitHub shows of the check runs on proposed policies. Each call is a transaction of its own. */
public interface ProposalShelf {

    /** What is kept of a pull request's check run on that head. */
    ShownCheck shown(Subject subject, String head);

    /** Keeps what its check run on that head shows now; what an older head shows is forgotten. */
    void keep(Subject subject, String head, ShownCheck shown);
}
