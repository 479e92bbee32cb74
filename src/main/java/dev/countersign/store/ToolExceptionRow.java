package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.verdict.Exemption;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Table {@code tool_exception}: somebody's word that a tool may be used in a repository until a day. */
@Entity
@Table(name = "tool_exception")
@IdClass(ToolExceptionRow.Key.class)
class ToolExceptionRow extends PanacheEntityBase {

    record Key(long commentId, int line) implements Serializable {}

    @Id
    long commentId;

    @Id
    int line;

    long repositoryId;
    long subjectId;
    String tool;
    long byId;
    String byLogin;
    String byKind;
    Instant at;
    LocalDate until;
    String why;

    /** Those of other pull requests of the repository that have not ended on their own by that day, oldest first. */
    static List<ToolExceptionRow> elsewhere(SubjectRow subject, LocalDate day) {
        return list(
                "repositoryId = ?1 and subjectId <> ?2 and until >= ?3 order by at, commentId, line",
                subject.repositoryId,
                subject.id,
                day);
    }

    Exemption exemption() {
        return new Exemption(tool, new Person(byId, byLogin, Person.Kind.valueOf(byKind)), at, until, why);
    }
}
