package dev.countersign.store;

import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/** Gives pull requests one more reason to be looked at, within somebody's transaction. */
final class Stirring {

    private final EntityManager database;
    private final Instance<Due> due;

    Stirring(EntityManager database, Instance<Due> due) {
        this.database = database;
        this.due = due;
    }

    /** One more reason to look at a pull request; answers its id, with its row locked until the transaction ends. */
    long one(Subject subject) {
        Number id = (Number) database.createNativeQuery(
                        "insert into subject (installation, repository_id, owner, repository, number,"
                                + " head, base, open, wanted, done, awaits_checks, awaits_labels)"
                                + " values (?1, ?2, ?3, ?4, ?5, '', '', true, 1, 0, '', false)"
                                + " on conflict (repository_id, number) do update set"
                                + " installation = excluded.installation, owner = excluded.owner,"
                                + " repository = excluded.repository, wanted = subject.wanted + 1 returning id")
                .setParameter(1, subject.installation())
                .setParameter(2, subject.repositoryId())
                .setParameter(3, subject.ref().repository().owner())
                .setParameter(4, subject.ref().repository().name())
                .setParameter(5, subject.ref().number())
                .getSingleResult();
        due.get().now(id.longValue());
        return id.longValue();
    }

    /** One more reason to look at each open pull request of which the condition holds; all lock in the same order. */
    void all(String where, Object... values) {
        Query query = database.createNativeQuery(
                "select id from subject where open and " + where + " order by id for update");
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        for (Object id : query.getResultList()) {
            database.createNativeQuery("update subject set wanted = wanted + 1 where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            due.get().now(((Number) id).longValue());
        }
    }
}
