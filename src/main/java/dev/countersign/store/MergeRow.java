package dev.countersign.store;

import dev.countersign.core.policy.Mode;
import dev.countersign.core.report.CheckReport;
import dev.countersign.inbox.Notice;
import dev.countersign.json.VerdictJson;
import java.util.Optional;

/** Table {@code merge}: what was merged, and how it stood with us then. */
final class MergeRow {

    /** How a change stood that was never judged at that head. */
    static final String NOTHING = "none";

    private static final String KEEP = "insert into merge"
            + " (subject_id, head, merge_commit, by_id, by_login, at, outcome, went_around, told)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (subject_id) do nothing";
    private static final String NEIGHBOURS = "select " + EvaluationRow.COLUMNS + " from evaluation where subject_id in"
            + " (select id from subject where repository_id = ?) order by id desc limit 1";

    private MergeRow() {}

    /** Keeps a merge; what is kept already is left as it is. */
    static void keep(Jdbc jdbc, long id, Notice.Merged merged) {
        SubjectRow subject = SubjectRow.of(jdbc, id);
        Optional<EvaluationRow> last = jdbc.query(EvaluationRow.latest(id));
        Optional<EvaluationRow> verdict = last.filter(
                row -> row.head().equals(merged.head()) && row.base().equals(subject.base()));
        boolean passed = verdict.isPresent() && passes(jdbc, id);
        boolean wentAround = subject.governed()
                && !passed
                // Whether a gate stood there: by its own last verdict or, if it has none, the repository's.
                && last.or(() -> jdbc.query(
                                NEIGHBOURS,
                                EvaluationRow::read,
                                subject.subject().repositoryId()))
                        .filter(row -> VerdictJson.read(row.verdict()).mode() == Mode.ENFORCE)
                        .isPresent();
        jdbc.update(
                KEEP,
                id,
                merged.head(),
                merged.commit(),
                merged.by().id(),
                merged.by().login(),
                merged.at(),
                verdict.map(EvaluationRow::outcome).orElse(NOTHING),
                wentAround,
                !wentAround);
    }

    private static boolean passes(Jdbc jdbc, long id) {
        return jdbc.query("select wanted from publication where subject_id = ?", row -> row.getString(1), id)
                .filter(wanted -> !wanted.isEmpty())
                .map(wanted -> VerdictJson.readPublication(wanted).check().state())
                .filter(state -> state == CheckReport.State.SUCCESS || state == CheckReport.State.NEUTRAL)
                .isPresent();
    }
}
