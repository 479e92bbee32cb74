package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Anchoring;
import dev.countersign.core.risk.Recorded;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Pinned;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import dev.countersign.json.VerdictJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The chronicle on the tables, by plain JDBC: commands use it without the App. Safe for use by many threads. */
public final class JdbcChronicle implements Chronicle {

    private final Jdbc jdbc;

    /** Where connections come from. */
    public interface Sessions {

        /** An open connection that commits each statement, or takes part in the transaction that is under way. */
        Connection open() throws SQLException;
    }

    /** Works on these connections. */
    public JdbcChronicle(Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    /** The id that stands for a repository of which GitHub's is not known yet: below zero, by its name. */
    public static long provisional(RepositoryRef ref) {
        long hash = 1;
        for (char c : ref.toString().toLowerCase(Locale.ROOT).toCharArray()) {
            hash = hash * 1_000_003 + c;
        }
        return -1 - (hash & (Long.MAX_VALUE >>> 1));
    }

    /** GitHub's id of a repository, as far as the tables tell, else a provisional one. */
    public long id(RepositoryRef ref) {
        return jdbc.query(
                        "select repository_id from subject where lower(owner) = lower(?) and lower(repository) = lower(?)"
                                + " union select repository_id from history where repository_id > 0 and"
                                + " lower(owner) = lower(?) and lower(name) = lower(?) order by 1 desc limit 1",
                        row -> row.getLong(1),
                        ref.owner(),
                        ref.name(),
                        ref.owner(),
                        ref.name())
                .orElseGet(() -> provisional(ref));
    }

    @Override
    public boolean want(Project project) {
        boolean fresh = jdbc.update(
                        "insert into history (repository_id, installation, owner, name, updated)"
                                + " values (?, ?, ?, ?, now()) on conflict (repository_id) do update set"
                                + " installation = excluded.installation, owner = excluded.owner, name = excluded.name"
                                + " where (history.installation, history.owner, history.name)"
                                + " is distinct from (excluded.installation, excluded.owner, excluded.name)",
                        project.id(),
                        project.installation(),
                        project.ref().owner(),
                        project.ref().name())
                > 0;
        if (fresh && project.id() > 0) {
            adopt(project);
        }
        return fresh;
    }

    /** What was imported under the name alone belongs to the repository from now on. */
    private void adopt(Project project) {
        long before = provisional(project.ref());
        jdbc.update(
                "update file_history set repository_id = ? where repository_id = ?"
                        + " and not exists (select 1 from file_history where repository_id = ?)",
                project.id(),
                before,
                project.id());
        jdbc.update(
                "update history set changes = o.changes, reached = o.reached, epoch = history.epoch + 1 from history o"
                        + " where history.repository_id = ? and o.repository_id = ? and history.changes = 0",
                project.id(),
                before);
        jdbc.update("delete from history where repository_id = ?", before);
    }

    @Override
    public Extent extent(long repositoryId) {
        Journey journey = jdbc.journey();
        Supplier<Extent> extent = extent(journey, repositoryId);
        journey.go();
        return extent.get();
    }

    /** How far a repository's past is known, asked on that journey. */
    static Supplier<Extent> extent(Journey journey, long repositoryId) {
        Journey.Answer<Extent> extent = journey.ask(
                "select epoch, reached <> '', changes from history where repository_id = ?",
                row -> new Extent(row.getLong(1), row.getBoolean(2), row.getInt(3)),
                repositoryId);
        return () -> extent.first().orElseGet(() -> new Extent(0, false, 0));
    }

    @Override
    public Optional<Walk> walk(long repositoryId) {
        return jdbc.query(
                "select installation, owner, name, reached, walk_head, walk_cursor, walk_read, walk_about, walk_single"
                        + " from history where repository_id = ?",
                row -> new Walk(
                        new Project(
                                row.getLong(1), repositoryId, new RepositoryRef(row.getString(2), row.getString(3))),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9)),
                repositoryId);
    }

    @Override
    public int keep(Walk walk, List<Recorded> changes, Map<String, String> people) {
        long id = walk.project().id();
        List<Recorded> ordered = changes.stream()
                .sorted(Comparator.comparingLong(one -> one.change().at()))
                .toList();
        return jdbc.atOnce(connection -> {
            long newest = newest(connection, id);
            int added = PastRows.add(connection, id, ordered);
            boolean inside = added > 0 && ordered.get(0).change().at() <= newest;
            boolean met = PastRows.know(connection, people) > 0;
            advance(connection, walk, added, inside || met);
            return added;
        });
    }

    /**
     * Keeps a whole past in this order, oldest first, and that it is known up to its newest commit.
     *
     * @return how many changes were new
     */
    public int fill(Project project, List<Recorded> ordered, String newest) {
        want(project);
        return jdbc.atOnce(connection -> {
            int added = PastRows.add(connection, project.id(), ordered);
            advance(connection, new Walk(project, newest, "", "", 0, 0, 0), added, added > 0);
            return added;
        });
    }

    private static long newest(Connection connection, long repositoryId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select coalesce(max(place), " + Long.MIN_VALUE + ") from file_history where repository_id = ?")) {
            select.setLong(1, repositoryId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void advance(Connection connection, Walk walk, int added, boolean older) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update history set reached = ?, walk_head = ?, walk_cursor = ?, walk_read = ?, walk_about = ?,"
                        + " walk_single = ?, changes = changes + ?, epoch = epoch + ?, updated = now()"
                        + " where repository_id = ?")) {
            Jdbc.set(
                    update,
                    walk.reached(),
                    walk.head(),
                    walk.cursor(),
                    walk.read(),
                    walk.about(),
                    walk.single(),
                    added,
                    older ? 1 : 0,
                    walk.project().id());
            update.executeUpdate();
        }
    }

    @Override
    public List<Stored> after(long repositoryId, Mark mark, int most) {
        return jdbc.work(connection -> PastRows.after(connection, repositoryId, mark, most));
    }

    @Override
    public Optional<Pinned> pinned(Subject subject, String head, String base) {
        return jdbc.query(
                        "select past from pinned_past where repository_id = ? and number = ? and head = ? and base = ?",
                        row -> row.getString(1),
                        subject.repositoryId(),
                        subject.ref().number(),
                        head,
                        base)
                .flatMap(JdbcChronicle::known);
    }

    /** A past that an earlier version kept in other figures is looked up again. */
    private static Optional<Pinned> known(String json) {
        try {
            return Optional.of(VerdictJson.readPinned(json));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    @Override
    public void pin(Subject subject, String head, String base, Pinned known, Instant at) {
        jdbc.update(
                "insert into pinned_past (repository_id, number, head, base, past, at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (repository_id, number, head, base) do update set past = excluded.past",
                subject.repositoryId(),
                subject.ref().number(),
                head,
                base,
                VerdictJson.write(known),
                java.sql.Timestamp.from(at));
    }

    @Override
    public Anchored anchor(long repositoryId) {
        return jdbc.query(
                        "select logits, changes, taken_back, at from anchor where repository_id = ?"
                                + " order by id desc limit 1",
                        row -> new Anchored(
                                row.getDouble(1) == 0
                                        ? Anchor.none()
                                        : new Anchor(row.getDouble(1), row.getInt(2), row.getInt(3)),
                                row.getTimestamp(4).toInstant()),
                        repositoryId)
                .orElseGet(() -> new Anchored(Anchor.none(), Instant.EPOCH));
    }

    @Override
    public void anchor(
            long repositoryId, Instant at, String weights, Anchoring.Count count, Anchor before, Anchor now) {
        jdbc.update(
                "insert into anchor (repository_id, at, weights, changes, taken_back, expected, logits_before, logits)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                repositoryId,
                java.sql.Timestamp.from(at),
                weights,
                count.changes(),
                count.takenBack(),
                count.expected(),
                before.logits(),
                now.logits());
    }
}
