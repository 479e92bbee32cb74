package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.json.VerdictJson;
import dev.countersign.outbox.MergeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps of which merges people were told. */
@ApplicationScoped
public class JdbcMerges implements MergeShelf {

    private static final String UNTOLD = "select m.head, m.by_login, m.outcome, m.comment_attempted,"
            + " coalesce(p.wanted, '') as wanted from merge m left join publication p on p.subject_id = m.subject_id"
            + " where m.subject_id = ? and m.went_around and not m.told";

    private final Jdbc jdbc;
    private final Looks looks;
    private final LateWrites late;

    /** Works on this database, and takes only the newest look's word. */
    public JdbcMerges(DataSource database, Looks looks, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.looks = looks;
        this.late = new LateWrites(database::getConnection, clock);
    }

    @Override
    @Transactional
    public Optional<Untold> untold(Look.AtPull look) {
        looks.require(look);
        return jdbc.query(UNTOLD, JdbcMerges::untold, look.work());
    }

    private static Untold untold(ResultSet row) throws SQLException {
        boolean judged = !row.getString("outcome").equals(MergeRow.NOTHING);
        return new Untold(
                row.getString("head"),
                row.getString("by_login"),
                judged,
                judged
                        ? VerdictJson.readPublication(row.getString("wanted"))
                                .check()
                                .title()
                        : "",
                row.getBoolean("comment_attempted"));
    }

    @Override
    @Transactional
    public void attempting(Look.AtPull look) {
        looks.require(look);
        jdbc.update("update merge set comment_attempted = true where subject_id = ?", look.work());
    }

    @Override
    @Transactional
    public void told(Look.AtPull look) {
        looks.require(look);
        jdbc.update("update merge set told = true where subject_id = ?", look.work());
    }

    @Override
    public void mistrust(Look.AtPull look) {
        late.repair(
                look, "update merge set told = not went_around, comment_attempted = went_around where subject_id = ?");
    }
}
