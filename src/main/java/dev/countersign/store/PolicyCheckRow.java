package dev.countersign.store;

import dev.countersign.outbox.ShownCheck;
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
            row.take("", new ShownCheck(0, "", false, false));
            row.persist();
            return row;
        });
    }

    ShownCheck shown(String head) {
        boolean attempted = checkAttempted.equals(head);
        return checkHead.equals(head)
                ? new ShownCheck(checkId, checkDigest, false, attempted)
                : new ShownCheck(0, "", false, attempted);
    }

    void take(String head, ShownCheck shown) {
        checkHead = shown.id() == 0 ? "" : head;
        checkId = shown.id();
        checkDigest = shown.digest();
        checkAttempted = shown.attempted() ? head : "";
    }
}
