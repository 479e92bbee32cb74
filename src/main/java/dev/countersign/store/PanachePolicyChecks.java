package dev.countersign.store;

import dev.countersign.flow.Proposals;
import dev.countersign.flow.Subject;
import dev.countersign.outbox.ProposalShelf;
import dev.countersign.outbox.ShownCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;

/** Keeps what GitHub shows of the check runs on proposed policies. */
@ApplicationScoped
@Typed({PanachePolicyChecks.class, Proposals.class})
public class PanachePolicyChecks implements Proposals, ProposalShelf {

    @Override
    @Transactional
    public String madeFrom(Subject subject) {
        return PolicyCheckRow.of(SubjectRow.of(subject).id).madeFrom;
    }

    @Override
    @Transactional
    public void made(Subject subject, String from) {
        PolicyCheckRow.of(SubjectRow.of(subject).id).madeFrom = from;
    }

    @Override
    @Transactional
    public ShownCheck shown(Subject subject, String head) {
        return PolicyCheckRow.of(SubjectRow.of(subject).id).shown(head);
    }

    @Override
    @Transactional
    public void keep(Subject subject, String head, ShownCheck shown) {
        PolicyCheckRow.of(SubjectRow.of(subject).id).take(head, shown);
    }
}
