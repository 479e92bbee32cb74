package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

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

    static SubjectRow of(Subject subject) {
        return find(
                        "repositoryId = ?1 and number = ?2",
                        subject.repositoryId(),
                        subject.ref().number())
                .<SubjectRow>firstResultOptional()
                .orElseThrow(() -> new IllegalStateException(subject.ref() + " was never kept"));
    }

    Subject subject() {
        return new Subject(
                installation, repositoryId, new PullRequestRef(new RepositoryRef(owner, repository), number));
    }
}
