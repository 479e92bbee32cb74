package dev.countersign.store;

import dev.countersign.core.verdict.Dossier;
import dev.countersign.flow.Remembered;
import dev.countersign.json.VerdictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code evaluation}: a verdict that said something new; the rows of a pull request form a chain. */
@Entity
@Table(name = "evaluation")
class EvaluationRow extends PanacheEntityBase {

    /** Of 500 changes; where each was judged often, of as many as the last {@code 2,000} verdicts are about. */
    static final String EARLIER =
            "select defect, rollback from (select distinct on (subject_id) id, defect, rollback from"
                    + " (select id, subject_id, defect, rollback from evaluation where repository_id = ?1"
                    + " and id < coalesce((select min(id) from evaluation where subject_id = ?2), 9223372036854775807)"
                    + " order by id desc limit 2000) as lately where subject_id <> ?2"
                    + " order by subject_id, id desc) as latest order by id desc limit 500";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long subjectId;
    long repositoryId;
    String head;
    String base;
    Instant at;
    String outcome;
    double defect;
    double rollback;
    String policies;
    String verdict;
    String previousHash;
    String hash;
    String factsDigest;

    static Optional<EvaluationRow> latest(long subjectId) {
        return find("subjectId = ?1 order by id desc", subjectId).firstResultOptional();
    }

    /**
     * How the repository's other changes were judged last, newest first. Only what was judged before this one was: what
     * comes later must not change its verdict.
     */
    static Dossier.Earlier earlier(SubjectRow subject) {
        List<?> rows = getEntityManager()
                .createNativeQuery(EARLIER)
                .setParameter(1, subject.repositoryId)
                .setParameter(2, subject.id)
                .getResultList();
        List<Object[]> judged = rows.stream().map(Object[].class::cast).toList();
        return new Dossier.Earlier(
                judged.stream().map(one -> (Double) one[0]).toList(),
                judged.stream().map(one -> (Double) one[1]).toList());
    }

    Remembered.Puzzle puzzle() {
        return new Remembered.Puzzle(VerdictJson.read(verdict).unknowns(), at);
    }

    String content() {
        return Chain.content(
                previousHash, subjectId, head, base, at, outcome, defect, rollback, policies, verdict, factsDigest);
    }
}
