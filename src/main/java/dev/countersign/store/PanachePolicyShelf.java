package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Keeps the last valid policies. */
@ApplicationScoped
public class PanachePolicyShelf implements PolicyShelf {

    private final Clock clock;

    /** Takes the time from this clock. */
    public PanachePolicyShelf(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public void keep(PolicyText.Found valid) {
        PolicyTextRow row = PolicyTextRow.findById(valid.file(), LockModeType.PESSIMISTIC_WRITE);
        if (row != null && row.blob.equals(valid.blob())) {
            return;
        }
        PolicyTextRow.getEntityManager()
                .createNativeQuery("insert into policy_version (file, blob, content, read_at) values (?1, ?2, ?3, ?4)"
                        + " on conflict do nothing")
                .setParameter(1, valid.file())
                .setParameter(2, valid.blob())
                .setParameter(3, valid.text())
                .setParameter(4, clock.instant())
                .executeUpdate();
        PolicyTextRow.getEntityManager()
                .createNativeQuery("insert into policy_text (file, blob, content, read_at) values (?1, ?2, ?3, ?4)"
                        + " on conflict (file) do update set blob = excluded.blob, content = excluded.content,"
                        + " read_at = excluded.read_at")
                .setParameter(1, valid.file())
                .setParameter(2, valid.blob())
                .setParameter(3, valid.text())
                .setParameter(4, clock.instant())
                .executeUpdate();
    }

    @Override
    @Transactional
    public long pushes(RepositoryRef repository) {
        return BasePushRow.of(repository);
    }

    @Override
    @Transactional
    public Optional<PolicyText.Found> last(String file) {
        return PolicyTextRow.<PolicyTextRow>findByIdOptional(file)
                .map(row -> new PolicyText.Found(row.file, row.blob, row.content));
    }
}
