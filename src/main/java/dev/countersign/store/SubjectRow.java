package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Look;
import dev.countersign.flow.Overtaken;
import dev.countersign.flow.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Table {@code subject}: a pull request that we look at.
 *
 * @param head where it stands; empty while nobody has told or looked
 * @param open whether it can still be merged
 * @param governed whether the policy governs where it goes; true until it is known
 * @param due whether there is a reason to look at it that nobody has answered
 */
record SubjectRow(long id, Subject subject, String head, String base, boolean open, boolean governed, boolean due) {

    static final String COLUMNS = "s.id, s.installation, s.repository_id, s.owner, s.repository, s.number,"
            + " s.head, s.base, s.open, s.governed, s.wanted > s.done as due";

    private static final String ONE = "select " + COLUMNS + " from subject s where ";
    private static final String LOCKED = "select " + COLUMNS + ", p.look from subject s"
            + " join publication p on p.subject_id = s.id where s.id = ? for update";

    /** What looks at pull requests, in db-scheduler's table. */
    static final String TASK = "pull-request";

    private static final String KNOW = JdbcDue.answering("insert into subject (installation, repository_id, owner,"
            + " repository, number, head, base, open, wanted, done, awaits_checks, awaits_labels)"
            + " values (?, ?, ?, ?, ?, '', '', true, 1, 0, '', false)"
            + " on conflict (repository_id, number) do nothing returning id");

    static SubjectRow read(ResultSet row) throws SQLException {
        return new SubjectRow(
                row.getLong("id"),
                subject(row),
                row.getString("head"),
                row.getString("base"),
                row.getBoolean("open"),
                row.getBoolean("governed"),
                row.getBoolean("due"));
    }

    /** Which one, from columns that are named so. */
    static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getLong("installation"),
                row.getLong("repository_id"),
                new PullRequestRef(
                        new RepositoryRef(row.getString("owner"), row.getString("repository")), row.getInt("number")));
    }

    static SubjectRow of(Jdbc jdbc, long id) {
        return jdbc.query(ONE + "s.id = ?", SubjectRow::read, id)
                .orElseThrow(() -> new IllegalStateException("the pull request " + id + " was never kept"));
    }

    static long id(Jdbc jdbc, Subject subject) {
        return jdbc.query(
                        "select id from subject where repository_id = ? and number = ?",
                        row -> row.getLong(1),
                        subject.repositoryId(),
                        subject.ref().number())
                .orElseThrow(() -> new IllegalStateException(subject.ref() + " was never kept"));
    }

    /**
     * The pull request that is looked at, locked until the transaction ends: before its commit's row, never after.
     *
     * @throws Overtaken when another look has begun since
     */
    static SubjectRow locked(Jdbc jdbc, Look.AtPull look) {
        return jdbc.query(locked(look)).orElseThrow();
    }

    /** The same as a question, whose answer is {@link Overtaken} when another look has begun since. */
    static Jdbc.Question<SubjectRow> locked(Look.AtPull look) {
        return new Jdbc.Question<>(
                LOCKED,
                row -> {
                    if (row.getLong("look") != look.number()) {
                        throw new Overtaken();
                    }
                    return read(row);
                },
                look.work());
    }

    /** Makes a pull request known and due if nothing is known of it yet. */
    static void know(Jdbc jdbc, Subject subject, Instant now) {
        jdbc.query(
                KNOW,
                row -> row.getLong(1),
                subject.installation(),
                subject.repositoryId(),
                subject.ref().repository().owner(),
                subject.ref().repository().name(),
                subject.ref().number(),
                TASK,
                now);
    }
}
