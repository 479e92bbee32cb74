package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** Table {@code subject}: a pull request that we look at. */
@Entity
@Table(name = "subject")
class SubjectRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long installation;
    long repositoryId;
    String owner;
    String repository;
    int number;
    String head;
    String base;
    boolean open;
    long wanted;
    long done;
    String awaitsChecks;
    boolean awaitsLabels;
    boolean governed;

    @Column(insertable = false, updatable = false)
    Instant stirredAt;

    @Column(insertable = false, updatable = false)
    String stirredBy;

    static SubjectRow of(Subject subject) {
        return find(
                        "repositoryId = ?1 and number = ?2",
                        subject.repositoryId(),
                        subject.ref().number())
                .<SubjectRow>firstResultOptional()
                .orElseThrow(() -> new IllegalStateException(subject.ref() + " was never kept"));
    }

    /** The same, locked until the transaction ends: before its commit's row, never after. */
    static SubjectRow locked(Subject subject) {
        SubjectRow row = of(subject);
        getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    /** Makes a pull request known and due if nothing is known of it yet. */
    static void know(Subject subject, Due due) {
        List<?> added = getEntityManager()
                .createNativeQuery("insert into subject (installation, repository_id, owner, repository, number,"
                        + " head, base, open, wanted, done, awaits_checks, awaits_labels)"
                        + " values (?1, ?2, ?3, ?4, ?5, '', '', true, 1, 0, '', false)"
                        + " on conflict (repository_id, number) do nothing returning id")
                .setParameter(1, subject.installation())
                .setParameter(2, subject.repositoryId())
                .setParameter(3, subject.ref().repository().owner())
                .setParameter(4, subject.ref().repository().name())
                .setParameter(5, subject.ref().number())
                .getResultList();
        added.forEach(id -> due.now(((Number) id).longValue()));
    }

    Subject subject() {
        return new Subject(
                installation, repositoryId, new PullRequestRef(new RepositoryRef(owner, repository), number));
    }
}
