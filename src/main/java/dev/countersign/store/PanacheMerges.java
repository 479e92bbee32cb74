package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.json.VerdictJson;
import dev.countersign.outbox.MergeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps of which merges people were told. */
@ApplicationScoped
public class PanacheMerges implements MergeShelf {

    private final Looks looks;
    private final LateWrites late;

    /** Works on this database, and takes only the newest look's word. */
    public PanacheMerges(DataSource database, Looks looks, Clock clock) {
        this.looks = looks;
        this.late = new LateWrites(database::getConnection, clock);
    }

    @Override
    @Transactional
    public Optional<Untold> untold(Look.AtPull look) {
        looks.require(look);
        return MergeRow.<MergeRow>findByIdOptional(look.work())
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
    public void attempting(Look.AtPull look) {
        looks.require(look);
        MergeRow.<MergeRow>findById(look.work()).commentAttempted = true;
    }

    @Override
    @Transactional
    public void told(Look.AtPull look) {
        looks.require(look);
        MergeRow.<MergeRow>findById(look.work()).told = true;
    }

    @Override
    public void mistrust(Look.AtPull look) {
        late.repair(
                look, "update merge set told = not went_around, comment_attempted = went_around where subject_id = ?");
    }
}
