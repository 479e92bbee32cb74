package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** Table {@code push}: where a pull request stood from some moment on. */
@Entity
@Table(name = "push")
class PushRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long subjectId;
    String head;
    String base;
    long byId;
    String byLogin;
    String byKind;
    Instant at;
    String kind;

    /** Oldest first; of one second, as they arrived. */
    static List<Push> of(long subjectId) {
        return PushRow.<PushRow>list("subjectId = ?1 order by at, id", subjectId).stream()
                .map(PushRow::push)
                .toList();
    }

    /** Keeps where a pull request stands; what is kept already is left as it is. */
    static void keep(long subjectId, Push standing) {
        getEntityManager()
                .createNativeQuery("insert into push (subject_id, head, base, by_id, by_login, by_kind, at, kind)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                .setParameter(1, subjectId)
                .setParameter(2, standing.head())
                .setParameter(3, standing.base())
                .setParameter(4, standing.by().id())
                .setParameter(5, standing.by().login())
                .setParameter(6, standing.by().kind().name())
                .setParameter(7, standing.at())
                .setParameter(8, standing.kind().name())
                .executeUpdate();
    }

    private Push push() {
        return new Push(
                head, base, new Person(byId, byLogin, Person.Kind.valueOf(byKind)), at, Push.Kind.valueOf(kind));
    }
}
