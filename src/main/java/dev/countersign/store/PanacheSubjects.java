package dev.countersign.store;

import dev.countersign.inbox.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads and settles the pull requests we look at. */
@ApplicationScoped
public class PanacheSubjects implements Subjects {

    @Override
    @Transactional
    public Optional<Wanted> find(long id) {
        return SubjectRow.<SubjectRow>findByIdOptional(id).map(row -> new Wanted(row.subject(), row.wanted, row.open));
    }

    @Override
    @Transactional
    public void close(long id, long answered, Runnable settled, Runnable again) {
        // While this row is locked no delivery can add a reason, so none can fall between the look and its end.
        SubjectRow row = SubjectRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        row.done = answered;
        if (row.wanted > answered) {
            again.run();
        } else {
            settled.run();
        }
    }
}
