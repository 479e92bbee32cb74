package dev.countersign.store;

import dev.countersign.flow.Remembered;
import dev.countersign.json.VerdictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Table {@code evaluation}: a verdict that said something new; the rows of a pull request form a chain. */
@Entity
@Table(name = "evaluation")
class EvaluationRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long subjectId;
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

    Remembered.Puzzle puzzle() {
        return new Remembered.Puzzle(VerdictJson.read(verdict).unknowns(), at);
    }

    String content() {
        return Chain.content(
                previousHash, subjectId, head, base, at, outcome, defect, rollback, policies, verdict, factsDigest);
    }
}
