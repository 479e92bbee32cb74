package dev.countersign.store;

import dev.countersign.core.report.Publication;
import dev.countersign.flow.Errand;
import dev.countersign.flow.PullBook;
import dev.countersign.flow.Subject;
import dev.countersign.json.VerdictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What is kept of pull requests, to be compared with what GitHub shows. */
@ApplicationScoped
public class JdbcPullBook implements PullBook {

    private static final String KNOWN = "select " + SubjectRow.COLUMNS
            + ", coalesce(h.id, 0) as check_row, coalesce(h.wanted > h.done, false) as check_due,"
            + " coalesce(e.head = s.head and e.base = s.base, false) as judged,"
            + " coalesce(p.comment_id, 0) as comment, coalesce(p.wanted, '') as publication"
            + " from subject s left join head h on h.repository_id = s.repository_id and h.sha = s.head"
            + " and s.governed and s.open left join lateral (select head, base from evaluation"
            + " where subject_id = s.id order by id desc limit 1) e on true"
            + " left join publication p on p.subject_id = s.id where s.repository_id = ?"
            + " and (s.number = any(?) or s.open and s.number between ? and ?) order by s.number";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Works on this database. */
    public JdbcPullBook(DataSource database, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.clock = clock;
    }

    @Override
    public boolean anyOpen(long repositoryId) {
        return jdbc.query(
                        "select 1 from subject where repository_id = ? and open limit 1",
                        row -> row.getInt(1),
                        repositoryId)
                .isPresent();
    }

    @Override
    public List<Known> between(long repositoryId, int from, int to, Set<Integer> named) {
        Set<Integer> numbers = named.isEmpty() ? Set.of(0) : named;
        return jdbc.list(KNOWN, JdbcPullBook::known, repositoryId, numbers, from, to);
    }

    private static Known known(ResultSet row) throws SQLException {
        SubjectRow subject = SubjectRow.read(row);
        return new Known(
                subject.subject(),
                subject.head(),
                subject.base(),
                subject.open(),
                subject.due() || row.getBoolean("check_due"),
                !subject.governed() || row.getBoolean("judged"),
                row.getLong("check_row"),
                row.getLong("comment"),
                subject.governed() && needsComment(row.getString("publication")));
    }

    private static boolean needsComment(String publication) {
        return !publication.isEmpty()
                && VerdictJson.readPublication(publication).comment() instanceof Publication.Comment.Shown;
    }

    @Override
    @Transactional
    public void stir(Subject subject) {
        stirring().one(subject);
    }

    @Override
    @Transactional
    public void commentDiffers(Subject subject) {
        forgetComment(subject, "");
    }

    @Override
    @Transactional
    public void commentDoubled(Subject subject) {
        forgetComment(subject, ", comment_attempted = true");
    }

    private void forgetComment(Subject subject, String also) {
        long id = stirring().one(subject);
        jdbc.update(JdbcShelf.FORGET + also + " where subject_id = ?", id);
    }

    @Override
    @Transactional
    public void checkDiffers(long check) {
        jdbc.update(HeadRow.DIFFERS, check);
        HeadRow.stir(jdbc, check, clock.instant());
    }

    private Stirring stirring() {
        return new Stirring(jdbc, Errand.current().event(), clock.instant());
    }
}
