package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.notice.Notice.EnforcementLost;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.AuditRules;
import dev.countersign.flow.EnforcementBook;
import dev.countersign.flow.Project;
import dev.countersign.json.VerdictJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Whether branches are held for our check, on the tables {@code enforcement} and {@code enforcement_issue}. */
public final class JdbcEnforcement implements EnforcementBook {

    private static final String DUE = """
            select g.installation, g.repository_id, g.owner, g.repository, g.base, v.verdict
            from (select distinct on (s.repository_id, s.base) s.installation, s.repository_id, s.owner, s.repository, s.base,
                         (select max(e.id) from evaluation e where e.subject_id = s.id and e.base = s.base) as evaluation
                  from subject s
                  where s.governed and s.base <> ''
                  order by s.repository_id, s.base, evaluation desc nulls last) g
            join evaluation v on v.id = g.evaluation
            left join enforcement f on f.repository_id = g.repository_id and f.branch = g.base and f.latest
            where v.at >= ? and (f.checked is null or f.checked < ?)
            order by f.checked nulls first, g.repository_id, g.base limit ?
            """;

    /** What was found last, apart from when nobody could tell. */
    private static final String BEFORE = "select mode, state from enforcement where repository_id = ? and branch = ?"
            + " and state <> 'unknown' order by id desc limit 1";

    private final Jdbc jdbc;
    private final JdbcNotices notices;

    /** Works on these connections, and tells of what is lost. */
    public JdbcEnforcement(JdbcChronicle.Sessions sessions, JdbcNotices notices) {
        this.jdbc = new Jdbc(sessions);
        this.notices = notices;
    }

    @Override
    public List<Governed> due(Instant since, Instant judged, int most) {
        return jdbc.list(
                DUE,
                row -> new Governed(project(row), row.getString(5), mode(row.getString(6))),
                Timestamp.from(judged),
                Timestamp.from(since),
                most);
    }

    /** One that cannot be read any more keeps no branch from being looked at, and is taken for strict. */
    private static Mode mode(String verdict) {
        try {
            return VerdictJson.read(verdict).mode();
        } catch (IllegalArgumentException unreadable) {
            return Mode.ENFORCE;
        }
    }

    @Override
    public List<Owner> forget(Instant judged) {
        return jdbc.list(
                "update enforcement f set latest = false where latest and not exists (select 1 from subject s"
                        + " join evaluation e on e.subject_id = s.id and e.base = s.base where s.governed"
                        + " and s.repository_id = f.repository_id and s.base = f.branch and e.at >= ?)"
                        + " returning installation, owner",
                row -> new Owner(row.getLong(1), row.getString(2)),
                Timestamp.from(judged));
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(row.getLong(1), row.getLong(2), new RepositoryRef(row.getString(3), row.getString(4)));
    }

    @Override
    public boolean keep(Finding finding, Instant now) {
        Governed governed = finding.governed();
        Project project = governed.project();
        int same = jdbc.update(
                "update enforcement set checked = ?, installation = ?, owner = ?, repository = ? where repository_id = ?"
                        + " and branch = ? and latest and mode = ? and state = ? and detail = ? and bypass = ?",
                Timestamp.from(now),
                project.installation(),
                project.ref().owner(),
                project.ref().name(),
                project.id(),
                governed.branch(),
                governed.mode().name(),
                finding.word(),
                finding.detail(),
                finding.bypass());
        if (same > 0) {
            return false;
        }
        jdbc.atOnce(connection -> replace(connection, finding, now));
        return true;
    }

    private long replace(Connection connection, Finding finding, Instant now) throws SQLException {
        Governed governed = finding.governed();
        Project project = governed.project();
        boolean lost = AuditRules.isLoud(finding) && !wasLost(connection, governed);
        try (PreparedStatement old = connection.prepareStatement(
                "update enforcement set latest = false where repository_id = ? and branch = ? and latest")) {
            Jdbc.set(old, project.id(), governed.branch());
            old.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into enforcement (installation, repository_id, owner, repository, branch, mode, state, detail,"
                        + " bypass, at, checked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")) {
            Jdbc.set(
                    insert,
                    project.installation(),
                    project.id(),
                    project.ref().owner(),
                    project.ref().name(),
                    governed.branch(),
                    governed.mode().name(),
                    finding.word(),
                    finding.detail(),
                    finding.bypass(),
                    Timestamp.from(now),
                    Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                if (lost) {
                    notices.tell(
                            connection,
                            "enforcement-" + row.getLong(1),
                            new EnforcementLost(project.ref(), governed.branch(), finding.word(), finding.detail()),
                            now);
                }
                return row.getLong(1);
            }
        }
    }

    private static boolean wasLost(Connection connection, Governed governed) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEFORE)) {
            Jdbc.set(select, governed.project().id(), governed.branch());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        && AuditRules.isLoud(new Finding(
                                new Governed(governed.project(), governed.branch(), Mode.valueOf(row.getString(1))),
                                row.getString(2),
                                "",
                                ""));
            }
        }
    }

    @Override
    public List<Finding> of(long installation, String owner) {
        return jdbc.list(
                "select installation, repository_id, owner, repository, branch, mode, state, detail, bypass"
                        + " from enforcement where latest and installation = ? and owner = ? order by repository, branch",
                row -> new Finding(
                        new Governed(project(row), row.getString(5), Mode.valueOf(row.getString(6))),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                installation,
                owner);
    }

    @Override
    public long count(String state) {
        return jdbc.query("select count(*) from enforcement where latest and state = ?", row -> row.getLong(1), state)
                .orElse(0L);
    }

    @Override
    public Notice notice(String owner) {
        return jdbc.query(
                        "select number, digest, open, attempted from enforcement_issue where owner = ?",
                        row -> new Notice(row.getInt(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                        owner)
                .orElseGet(() -> new Notice(0, "", false, false));
    }

    @Override
    public void keep(String owner, Notice notice) {
        jdbc.update(
                "insert into enforcement_issue (owner, number, digest, open, attempted) values (?, ?, ?, ?, ?)"
                        + " on conflict (owner) do update set number = excluded.number, digest = excluded.digest,"
                        + " open = excluded.open, attempted = excluded.attempted",
                owner,
                notice.number(),
                notice.digest(),
                notice.open(),
                notice.attempted());
    }
}
