package dev.countersign.store;

import dev.countersign.inbox.Due;
import dev.countersign.inbox.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads and settles the pull requests we look at. */
@ApplicationScoped
public class PanacheSubjects implements Subjects {

    private final Instance<Due> due;

    /** Makes pull requests due through this queue. */
    public PanacheSubjects(Instance<Due> due) {
        this.due = due;
    }

    @Override
    @Transactional
    public Optional<Wanted> find(long id) {
        return SubjectRow.<SubjectRow>findByIdOptional(id)
                .map(row -> new Wanted(
                        row.subject(),
                        row.wanted,
                        row.open,
                        row.wanted > row.done ? row.stirredBy : "",
                        row.stirredAt));
    }

    @Override
    @Transactional
    public void close(long id, long answered, boolean settled) {
        // Every reason is added under this row's lock, so none can fall between the end of the task and this.
        SubjectRow row = SubjectRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        row.done = answered;
        if (row.wanted > answered) {
            due.get().now(id);
        }
        if (settled) {
            settle("pull-request", id);
        }
        // A merge group waits for looks that are under way.
        HeadRow.groupsOf(row).forEach(head -> HeadRow.stir(head, due.get()));
    }

    @Override
    @Transactional
    public long wantedOfHead(long head) {
        return HeadRow.<HeadRow>findById(head).wanted;
    }

    @Override
    @Transactional
    public void closeHead(long head, long answered, boolean settled) {
        HeadRow row = HeadRow.findById(head, LockModeType.PESSIMISTIC_WRITE);
        row.done = answered;
        if (row.wanted > answered) {
            due.get().head(head);
        }
        if (settled) {
            settle("commit", head);
        }
    }

    private static void settle(String task, long work) {
        SubjectRow.getEntityManager()
                .createNativeQuery("delete from dead_letter where task = ?1 and work = ?2")
                .setParameter(1, task)
                .setParameter(2, work)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void resume() {
        List<SubjectRow> left = SubjectRow.find("open and wanted > done order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        left.forEach(row -> due.get().now(row.id));
        List<HeadRow> unseen = HeadRow.find("wanted > done order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        unseen.forEach(row -> due.get().head(row.id));
    }
}
