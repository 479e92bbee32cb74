package dev.countersign.store;

import dev.countersign.flow.Subject;
import dev.countersign.json.VerdictJson;
import dev.countersign.outbox.MergeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Keeps of which merges people were told. */
@ApplicationScoped
public class PanacheMerges implements MergeShelf {

    @Override
    @Transactional
    public Optional<Untold> untold(Subject subject) {
        return MergeRow.<MergeRow>findByIdOptional(SubjectRow.of(subject).id)
                .filter(row -> row.wentAround && !row.told)
                .map(PanacheMerges::untold);
    }

    private static Untold untold(MergeRow row) {
        boolean judged = !row.outcome.equals(MergeRow.NOTHING);
        return new Untold(
                row.head,
                row.byLogin,
                judged,
                judged
                        ? VerdictJson.readPublication(Rows.publication(row.subjectId).wanted)
                                .check()
                                .title()
                        : "",
                row.commentAttempted);
    }

    @Override
    @Transactional
    public void attempting(Subject subject) {
        MergeRow.<MergeRow>findById(SubjectRow.of(subject).id).commentAttempted = true;
    }

    @Override
    @Transactional
    public void told(Subject subject) {
        MergeRow.<MergeRow>findById(SubjectRow.of(subject).id).told = true;
    }
}
