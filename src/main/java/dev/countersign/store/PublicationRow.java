package dev.countersign.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Table {@code publication}: what GitHub shall show of a pull request, and its comment as far as we know it. */
@Entity
@Table(name = "publication")
class PublicationRow extends PanacheEntityBase {

    @Id
    long subjectId;

    String wanted;
    long commentId;
    String commentDigest;
    boolean commentAttempted;

    static PublicationRow nothing(long subjectId) {
        PublicationRow row = new PublicationRow();
        row.subjectId = subjectId;
        row.wanted = "";
        row.commentDigest = "";
        return row;
    }
}
