package dev.countersign.outbox;

import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckPublisher;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Look;
import dev.countersign.flow.Subject;
import java.time.Clock;

/** Publishes the check runs on proposed policies by content. The queue runs one look at a pull request at a time. */
public final class ProposalOutbox implements CheckPublisher {

    private final CheckOutbox checks;
    private final ProposalShelf shelf;

    /** Publishes through these. */
    public ProposalOutbox(CheckRuns checks, ProposalShelf shelf, Pages pages, Clock clock) {
        this.checks = new CheckOutbox(checks, pages, clock);
        this.shelf = shelf;
    }

    @Override
    public void publish(Look.AtPull look, Subject subject, CheckReport check) {
        checks.publish(
                subject,
                check,
                subject.key() + "@" + check.head(),
                new Place<>(
                        () -> shelf.shown(look, check.head()),
                        shown -> shelf.keep(look, check.head(), shown),
                        () -> shelf.mistrust(look)));
    }
}
