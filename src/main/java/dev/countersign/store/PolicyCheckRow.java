package dev.countersign.store;

import dev.countersign.outbox.Shown;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Table {@code policy_check}: the check run on a proposed policy, what it was made from and what GitHub shows of it. */
@Entity
@Table(name = "policy_check")
class PolicyCheckRow extends PanacheEntityBase {

    @Id
    long subjectId;

    String madeFrom;
    String checkHead;
    long checkId;
    String checkDigest;
    String checkAttempted;

    static PolicyCheckRow of(long subjectId) {
        return PolicyCheckRow.<PolicyCheckRow>findByIdOptional(subjectId).orElseGet(() -> {
            PolicyCheckRow row = new PolicyCheckRow();
            row.subjectId = subjectId;
            row.madeFrom = "";
            row.take(Shown.nothing());
            row.persist();
            return row;
        });
    }

    Shown shown() {
        return new Shown(checkHead, checkId, checkDigest, checkAttempted, 0, "", false);
    }

    void take(Shown shown) {
        checkHead = shown.checkHead();
        checkId = shown.checkId();
        checkDigest = shown.checkDigest();
        checkAttempted = shown.checkAttempted();
    }
}
