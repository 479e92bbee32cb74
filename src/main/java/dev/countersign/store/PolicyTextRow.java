package dev.countersign.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table {@code policy_text}: the last valid text of a policy file. */
@Entity
@Table(name = "policy_text")
class PolicyTextRow extends PanacheEntityBase {

    @Id
    String file;

    String blob;
    String content;
    Instant readAt;
}
