package dev.countersign.store;

import dev.countersign.core.verdict.Dossier;
import dev.countersign.flow.Remembered;
import dev.countersign.json.VerdictJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Table {@code evaluation}: a verdict that said something new; the rows of a pull request form a chain.
 *
 * @param base the branch it was judged against
 * @param policies the files of the policy, as a JSON array
 * @param verdict as JSON
 * @param hash of what the row says and of the row before
 */
record EvaluationRow(
        long id, String head, String base, Instant at, String outcome, String policies, String verdict, String hash) {

    /** Of 500 changes; where each was judged often, of as many as the last {@code 2,000} verdicts are about. */
    static final String EARLIER =
            "select defect, rollback from (select distinct on (subject_id) id, defect, rollback from"
                    + " (select id, subject_id, defect, rollback from evaluation where repository_id = ?"
                    + " and id < coalesce((select min(id) from evaluation where subject_id = ?), 9223372036854775807)"
                    + " order by id desc limit 2000) as lately where subject_id <> ?"
                    + " order by subject_id, id desc) as latest order by id desc limit 500";

    static final String COLUMNS = "id, head, base, at, outcome, policies, verdict, hash";

    static EvaluationRow read(ResultSet row) throws SQLException {
        return new EvaluationRow(
                row.getLong("id"),
                row.getString("head"),
                row.getString("base"),
                Jdbc.instant(row, "at"),
                row.getString("outcome"),
                row.getString("policies"),
                row.getString("verdict"),
                row.getString("hash"));
    }

    private static final String LATEST =
            "select " + COLUMNS + " from evaluation where subject_id = ? order by id desc limit 1";

    static Jdbc.Question<EvaluationRow> latest(long subject) {
        return new Jdbc.Question<>(LATEST, EvaluationRow::read, subject);
    }

    /**
     * How the repository's other changes were judged last, newest first. Only what was judged before this one was: what
     * comes later must not change its verdict.
     */
    static Supplier<Dossier.Earlier> earlier(Journey journey, long repository, long subject) {
        Journey.Answer<Judged> all = journey.ask(
                EARLIER, row -> new Judged(row.getDouble(1), row.getDouble(2)), repository, subject, subject);
        return () -> new Dossier.Earlier(
                all.all().stream().map(Judged::defect).toList(),
                all.all().stream().map(Judged::rollback).toList());
    }

    private record Judged(double defect, double rollback) {}

    /** What could not be known at that time. */
    Remembered.Puzzle puzzle() {
        return new Remembered.Puzzle(VerdictJson.read(verdict).unknowns(), at);
    }
}
