package dev.countersign.store;

import dev.countersign.core.policy.Mode;
import dev.countersign.core.report.CheckReport;
import dev.countersign.inbox.Notice;
import dev.countersign.json.VerdictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Table {@code merge}: what was merged, and how it stood with us then. */
@Entity
@Table(name = "merge")
class MergeRow extends PanacheEntityBase {

    /** How a change stood that was never judged at that head. */
    static final String NOTHING = "none";

    @Id
    long subjectId;

    String head;
    String mergeCommit;
    long byId;
    String byLogin;
    Instant at;
    String outcome;
    boolean wentAround;
    boolean told;
    boolean commentAttempted;

    /** Keeps a merge; what is kept already is left as it is. */
    static void keep(long subjectId, Notice.Merged merged) {
        SubjectRow subject = SubjectRow.findById(subjectId);
        Optional<EvaluationRow> verdict = EvaluationRow.latest(subjectId)
                .filter(row -> row.head.equals(merged.head()) && row.base.equals(subject.base));
        boolean passed = verdict.isPresent() && passes(subjectId);
        boolean wentAround = subject.governed && !passed && enforced(subject);
        getEntityManager()
                .createNativeQuery("insert into merge"
                        + " (subject_id, head, merge_commit, by_id, by_login, at, outcome, went_around, told)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict (subject_id) do nothing")
                .setParameter(1, subjectId)
                .setParameter(2, merged.head())
                .setParameter(3, merged.commit())
                .setParameter(4, merged.by().id())
                .setParameter(5, merged.by().login())
                .setParameter(6, merged.at())
                .setParameter(7, verdict.map(row -> row.outcome).orElse(NOTHING))
                .setParameter(8, wentAround)
                .setParameter(9, !wentAround)
                .executeUpdate();
    }

    private static boolean passes(long subjectId) {
        String wanted = Rows.publication(subjectId).wanted;
        if (wanted.isEmpty()) {
            return false;
        }
        CheckReport.State state = VerdictJson.readPublication(wanted).check().state();
        return state == CheckReport.State.SUCCESS || state == CheckReport.State.NEUTRAL;
    }

    /** Whether a gate stood there: by its own last verdict or, if it has none, the repository's. */
    private static boolean enforced(SubjectRow subject) {
        return EvaluationRow.latest(subject.id)
                .or(() -> EvaluationRow.find(
                                "subjectId in (select s.id from SubjectRow s where s.repositoryId = ?1) order by id desc",
                                subject.repositoryId)
                        .firstResultOptional())
                .filter(row -> VerdictJson.read(row.verdict).mode() == Mode.ENFORCE)
                .isPresent();
    }
}
