package dev.countersign.store;

import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.inbox.Due;
import dev.countersign.inbox.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads and settles the pull requests we look at. */
@ApplicationScoped
public class PanacheSubjects implements Subjects {

    private final Due due;
    private final Looks looks;
    private final DeadLetters letters;

    /** Makes pull requests due through this queue, counts looks so, and forgets what was given up here when it ends well. */
    public PanacheSubjects(Due due, Looks looks, DeadLetters letters) {
        this.due = due;
        this.looks = looks;
        this.letters = letters;
    }

    @Override
    @Transactional
    public Optional<Wanted> begin(long id) {
        return SubjectRow.<SubjectRow>findByIdOptional(id)
                .map(row -> new Wanted(
                        looks.atPull(id),
                        row.subject(),
                        row.wanted,
                        row.open,
                        row.wanted > row.done ? row.stirredBy : "",
                        row.stirredAt));
    }

    @Override
    @Transactional
    public void close(Look.AtPull look, long answered, boolean settled) {
        long id = look.work();
        // Every reason is added under this row's lock, so none can fall between the end of the task and this.
        SubjectRow row = SubjectRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!looks.isNewest(look)) {
            return;
        }
        row.done = answered;
        if (row.wanted > answered) {
            due.now(id);
        }
        if (settled) {
            letters.settle("pull-request", id);
        }
        // A merge group waits for looks that are under way.
        HeadRow.groupsOf(row).forEach(head -> HeadRow.stir(head, due));
    }

    @Override
    @Transactional
    public WantedCheck beginHead(long head) {
        Look.AtCommit look = looks.atCommit(head);
        return new WantedCheck(look, HeadRow.<HeadRow>findById(head).wanted);
    }

    @Override
    @Transactional
    public void closeHead(Look.AtCommit look, long answered, boolean settled) {
        long head = look.work();
        HeadRow row = HeadRow.findById(head, LockModeType.PESSIMISTIC_WRITE);
        if (!looks.isNewest(look)) {
            return;
        }
        row.done = answered;
        if (row.wanted > answered) {
            due.head(head);
        }
        if (settled) {
            letters.settle("commit", head);
        }
    }

    @Override
    @Transactional
    public void resume() {
        List<SubjectRow> left = SubjectRow.find("open and wanted > done order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        left.forEach(row -> due.now(row.id));
        List<HeadRow> unseen = HeadRow.find("wanted > done order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        unseen.forEach(row -> due.head(row.id));
    }
}
