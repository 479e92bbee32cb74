package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.Headline;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.json.VerdictJson;
import dev.countersign.web.history.Annals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What happened, by plain SQL; never writes. */
public final class JdbcAnnals implements Annals {

    private static final String NAMED = "lower(s.owner) = lower(?) and (? = '' or lower(s.repository) = lower(?))";
    private static final String MERGES = "select m.at, m.subject_id, s.owner, s.repository, s.number, s.base, m.head,"
            + " m.merge_commit, m.by_login, m.outcome, m.went_around, (select e.verdict from evaluation e where"
            + " e.subject_id = m.subject_id and e.head = m.head order by e.id desc limit 1)"
            + " from merge m join subject s on s.id = m.subject_id where s.governed and " + NAMED
            + " and m.at >= ? and m.at < ? and (m.at, m.subject_id) < (?, ?)%s order by m.at desc, m.subject_id desc limit ?";
    private static final String OVERRIDES =
            "select o.at, o.id, s.owner, s.repository, s.number, o.by_logins, o.why, o.until,"
                    + " o.open from override_use o join subject s on s.id = o.subject_id where " + NAMED
                    + " and o.at >= ? and o.at < ? and (o.at, o.id) < (?, ?) order by o.at desc, o.id desc limit ?";
    private static final String EXEMPTIONS =
            "select x.at, x.comment_id * 1000 + x.line as id, s.owner, s.repository, s.number,"
                    + " x.tool, x.by_login, x.until, x.why from tool_exception x join subject s on s.id = x.subject_id where "
                    + NAMED + " and x.at >= ? and x.at < ? and (x.at, x.comment_id * 1000 + x.line) < (?, ?)"
                    + " order by x.at desc, id desc limit ?";
    private static final String REVERTS =
            "select f.at, f.id, s.owner, s.name, f.repository_id, f.sha, f.pull, f.reverts"
                    + " from file_history f join history s on s.repository_id = f.repository_id where "
                    + NAMED.replace("s.repository", "s.name")
                    + " and f.reverts <> '' and f.at >= ? and f.at < ? and (f.at, f.id) < (?, ?)"
                    + " order by f.at desc, f.id desc limit ?";
    private static final String CHANGE =
            "select sha, pull, at from file_history where repository_id = ? and at <= ? and ";
    private static final String LATEST = " order by at desc limit 1";

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcAnnals(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public List<Merge> merges(Question question, Mark after, int most) {
        String sql = MERGES.formatted(question.around() ? " and m.went_around" : "");
        return jdbc.list(sql, JdbcAnnals::merge, values(question, after, most));
    }

    private static Merge merge(ResultSet row) throws SQLException {
        Optional<Verdict> verdict = Optional.ofNullable(row.getString(12)).map(VerdictJson::read);
        return new Merge(
                mark(row),
                pull(row),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11),
                verdict.map(Headline::title).orElse(""),
                verdict.map(one -> one.risk().level().word()).orElse(""));
    }

    @Override
    public List<Overriding> overrides(Question question, Mark after, int most) {
        return jdbc.list(
                OVERRIDES,
                row -> new Overriding(
                        mark(row),
                        pull(row),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getBoolean(9)),
                values(question, after, most));
    }

    @Override
    public List<Exemption> exemptions(Question question, Mark after, int most) {
        return jdbc.list(
                EXEMPTIONS,
                row -> new Exemption(
                        mark(row),
                        pull(row),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, LocalDate.class),
                        row.getString(9)),
                values(question, after, most));
    }

    private record Claims(Mark mark, RepositoryRef repository, long repositoryId, Change change, List<String> all) {}

    @Override
    public List<Revert> reverts(Question question, Mark after, int most) {
        List<Claims> found = jdbc.list(
                REVERTS,
                row -> new Claims(
                        new Mark(Instant.ofEpochSecond(row.getLong(1)), row.getLong(2)),
                        new RepositoryRef(row.getString(3), row.getString(4)),
                        row.getLong(5),
                        new Change(row.getString(6), row.getInt(7), Instant.ofEpochSecond(row.getLong(1))),
                        List.of(row.getString(8).split(" "))),
                question.owner(),
                question.repository(),
                question.repository(),
                question.from().getEpochSecond(),
                question.until().getEpochSecond(),
                after.at().getEpochSecond(),
                after.id(),
                most);
        return found.stream()
                .map(one -> new Revert(
                        one.mark(),
                        one.repository(),
                        one.change(),
                        one.all().stream()
                                .flatMap(claim -> meant(one, claim).stream())
                                .distinct()
                                .toList()))
                .toList();
    }

    /** The change that a claim means, as the reader of the past finds it: by commit, title or number. */
    private Optional<Change> meant(Claims one, String claim) {
        long id = one.repositoryId();
        long at = one.change().at().getEpochSecond();
        if (claim.startsWith("subject:")) {
            return change(
                    "subject = ? and sha <> ?",
                    id,
                    at,
                    claim.substring(8),
                    one.change().sha());
        }
        if (claim.startsWith("pull:")) {
            return change("pull = ? and pull > 0", id, at, Integer.valueOf(claim.substring(5)));
        }
        return change("sha >= ? and sha < ?", id, at, claim, claim + "g");
    }

    private Optional<Change> change(String which, Object... values) {
        return jdbc.query(
                CHANGE + which + LATEST,
                row -> new Change(row.getString(1), row.getInt(2), Instant.ofEpochSecond(row.getLong(3))),
                values);
    }

    private static Object[] values(Question question, Mark after, int most) {
        return new Object[] {
            question.owner(),
            question.repository(),
            question.repository(),
            at(question.from()),
            at(question.until()),
            at(after.at()),
            after.id(),
            most
        };
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2));
    }

    private static PullRequestRef pull(ResultSet row) throws SQLException {
        return new PullRequestRef(new RepositoryRef(row.getString(3), row.getString(4)), row.getInt(5));
    }
}
