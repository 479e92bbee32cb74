package dev.countersign.outbox;

import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckPublisher;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Subject;

/** Publishes the check runs on proposed policies by content. The queue runs one look at a pull request at a time. */
public final class ProposalOutbox implements CheckPublisher {

    private final CheckOutbox checks;
    private final ProposalShelf shelf;

    /** Publishes through these. */
    public ProposalOutbox(CheckRuns checks, ProposalShelf shelf, Pages pages) {
        this.checks = new CheckOutbox(checks, pages);
        this.shelf = shelf;
    }

    @Override
    public void publish(Subject subject, CheckReport check) {
        checks.publish(
                subject,
                check,
                subject.key() + "@" + check.head(),
                shelf.shown(subject, check.head()),
                shown -> shelf.keep(subject, check.head(), shown));
    }
}
