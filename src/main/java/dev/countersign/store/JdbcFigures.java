package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.overview.Bypassers;
import dev.countersign.web.overview.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Figures about many pull requests, by plain SQL; never writes. */
public final class JdbcFigures implements Figures {

    private static final String BRIEFS = " from pull_brief b join subject s on s.id = b.subject_id ";
    private static final String OWNED = " lower(s.owner) = lower(?) and s.governed ";
    private static final String WAITING =
            "select w, count(*), min(b.since)" + BRIEFS + "cross join lateral unnest(b.waits) w" + " where" + OWNED
                    + "and s.open and not b.cleared group by w order by 2 desc, w limit ?";
    private static final String LONGEST = "select s.owner, s.repository, s.number, b.since, b.level, b.waits" + BRIEFS
            + "where" + OWNED + "and s.open and not b.cleared order by b.since, s.id limit ?";
    private static final String MONTH = "to_char(b.opened at time zone 'UTC', 'YYYY-MM')";
    private static final String MONTHS =
            "select " + MONTH + ", count(*), count(*) filter (where b.assistance in ('assisted',"
                    + " 'authored')), count(b.signed), coalesce(percentile_cont(0.5) within group (order by extract(epoch from b.signed"
                    + " - b.opened)), 0)" + BRIEFS + "where" + OWNED + "and b.opened >= ? group by 1 order by 1 desc";
    private static final String TOOLS =
            "select " + MONTH + ", t, count(*)" + BRIEFS + "cross join lateral unnest(b.tools) t" + " where" + OWNED
                    + "and b.opened >= ? group by 1, 2 order by 1 desc, 3 desc, 2 limit 200";
    private static final String LEVELS =
            "select b.level, count(*), count(*) filter (where s.open)" + BRIEFS + "where" + OWNED
                    + "and b.judged >= ? group by 1 order by array_position(array['low', 'medium', 'high', 'critical'], b.level)";
    private static final String LOADS = """
            select max(login), sum(asked), sum(signed) from (
              select r.person_id, max(r.login) as login, count(distinct r.subject_id) as asked, 0 as signed
                from review_request r join subject s on s.id = r.subject_id
                where lower(s.owner) = lower(?) and s.open and r.state = 'ASKED' and not exists (
                  select 1 from sign_off_seen g where g.subject_id = r.subject_id and g.person_id = r.person_id)
                group by r.person_id
              union all
              select g.person_id, max(g.login), 0, count(distinct g.subject_id)
                from sign_off_seen g join subject s on s.id = g.subject_id join pull_brief b on b.subject_id = s.id
                where lower(s.owner) = lower(?) and g.at >= ? and g.login = any(b.signers) group by g.person_id) each_one
            group by person_id having max(login) <> '' order by 2 desc, 3 desc, 1 limit ?
            """;
    private static final String THIN = "select a, count(distinct b.subject_id), count(distinct g.person_id)" + BRIEFS
            + "cross join lateral unnest(b.areas) a left join sign_off_seen g on g.subject_id = b.subject_id and"
            + " g.login = any(b.signers) where"
            + OWNED
            + "and b.judged >= ? group by a having count(distinct g.person_id) < 2 order by 2 desc, a limit ?";
    private static final String UNAPPROVED = "select t, count(*), max(b.judged)" + BRIEFS
            + "cross join lateral unnest(b.unapproved) t where" + OWNED
            + "and b.judged >= ? group by t order by 2 desc, t limit ?";
    private static final String BRANCHES =
            "select owner || '/' || repository, branch, state, detail, bypass, checked from enforcement"
                    + " where latest and lower(owner) = lower(?) order by state = 'enforced', repository, branch limit ?";

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcFigures(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public List<Waiting> waiting(String owner) {
        return jdbc.list(WAITING, row -> new Waiting(row.getString(1), row.getLong(2), moment(row, 3)), owner, MOST);
    }

    @Override
    public List<Open> longest(String owner) {
        return jdbc.list(
                LONGEST,
                row -> new Open(
                        new PullRequestRef(new RepositoryRef(row.getString(1), row.getString(2)), row.getInt(3)),
                        moment(row, 4),
                        row.getString(5),
                        List.of((String[]) row.getArray(6).getArray())),
                owner,
                MOST);
    }

    @Override
    public List<Month> months(String owner, Instant since) {
        return jdbc.list(
                MONTHS,
                row -> new Month(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), (long) row.getDouble(5)),
                owner,
                at(since));
    }

    @Override
    public List<ToolUse> tools(String owner, Instant since) {
        return jdbc.list(
                TOOLS, row -> new ToolUse(row.getString(1), row.getString(2), row.getLong(3)), owner, at(since));
    }

    @Override
    public List<Level> levels(String owner, Instant since) {
        return jdbc.list(LEVELS, row -> new Level(row.getString(1), row.getLong(2), row.getLong(3)), owner, at(since));
    }

    @Override
    public List<Load> loads(String owner, Instant since) {
        return jdbc.list(
                LOADS,
                row -> new Load(row.getString(1), row.getLong(2), row.getLong(3)),
                owner,
                owner,
                at(since),
                MOST);
    }

    @Override
    public List<Thin> thin(String owner, Instant since) {
        return jdbc.list(
                THIN, row -> new Thin(row.getString(1), row.getLong(2), row.getLong(3)), owner, at(since), MOST);
    }

    @Override
    public List<Unapproved> unapproved(String owner, Instant since) {
        return jdbc.list(
                UNAPPROVED,
                row -> new Unapproved(row.getString(1), row.getLong(2), moment(row, 3)),
                owner,
                at(since),
                MOST);
    }

    @Override
    public List<Branch> branches(String owner) {
        return jdbc.list(
                BRANCHES,
                row -> new Branch(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Bypassers.of(row.getString(3), row.getString(5)),
                        moment(row, 6)),
                owner,
                MOST);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
