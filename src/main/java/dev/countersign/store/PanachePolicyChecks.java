package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Proposals;
import dev.countersign.flow.Subject;
import dev.countersign.outbox.ProposalShelf;
import dev.countersign.outbox.ShownCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.time.Clock;
import javax.sql.DataSource;

/** Keeps what GitHub shows of the check runs on proposed policies. */
@ApplicationScoped
@Typed({PanachePolicyChecks.class, Proposals.class})
public class PanachePolicyChecks implements Proposals, ProposalShelf {

    private final Looks looks;
    private final LateWrites late;

    /** Works on this database, and takes only the newest look's word. */
    public PanachePolicyChecks(DataSource database, Looks looks, Clock clock) {
        this.looks = looks;
        this.late = new LateWrites(database::getConnection, clock);
    }

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
    public ShownCheck shown(Look.AtPull look, String head) {
        looks.require(look);
        return PolicyCheckRow.of(look.work()).shown(head);
    }

    @Override
    @Transactional
    public void keep(Look.AtPull look, String head, ShownCheck shown) {
        looks.require(look);
        PolicyCheckRow.of(look.work()).take(head, shown);
    }

    @Override
    public void mistrust(Look.AtPull look) {
        late.repair(
                look,
                "update policy_check set made_from = '', check_id = 0, check_digest = '', check_head = '', check_attempted ="
                        + " coalesce(nullif(check_head, ''), check_attempted) where subject_id = ?");
    }
}
