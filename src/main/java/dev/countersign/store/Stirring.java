package dev.countersign.store;

import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;

/** Gives pull requests one more reason to be looked at, within somebody's transaction. */
final class Stirring {

    private final EntityManager database;
    /** Since when it waits: the first reason that was not answered; and for what at last. */
    private static final String SINCE = "stirred_at = case when subject.wanted > subject.done"
            + " then subject.stirred_at else %s end, stirred_by = %s";

    private final Instance<Due> due;
    private final String event;
    private final Instant now;

    /**
     * Within a transaction.
     *
     * @param event the webhook's event that is the reason
     */
    Stirring(EntityManager database, Instance<Due> due, String event, Instant now) {
        this.database = database;
        this.due = due;
        this.event = event;
        this.now = now;
    }

    /** One more reason to look at a pull request; answers its id, with its row locked until the transaction ends. */
    long one(Subject subject) {
        Number id = (Number) database.createNativeQuery(
                        "insert into subject (installation, repository_id, owner, repository, number,"
                                + " head, base, open, wanted, done, awaits_checks, awaits_labels, stirred_at, stirred_by)"
                                + " values (?1, ?2, ?3, ?4, ?5, '', '', true, 1, 0, '', false, ?6, ?7)"
                                + " on conflict (repository_id, number) do update set"
                                + " installation = excluded.installation, owner = excluded.owner,"
                                + " repository = excluded.repository, wanted = subject.wanted + 1, "
                                + SINCE.formatted("excluded.stirred_at", "excluded.stirred_by") + " returning id")
                .setParameter(1, subject.installation())
                .setParameter(2, subject.repositoryId())
                .setParameter(3, subject.ref().repository().owner())
                .setParameter(4, subject.ref().repository().name())
                .setParameter(5, subject.ref().number())
                .setParameter(6, now)
                .setParameter(7, event)
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
            database.createNativeQuery(
                            "update subject set wanted = wanted + 1, " + SINCE.formatted("?2", "?3") + " where id = ?1")
                    .setParameter(1, id)
                    .setParameter(2, now)
                    .setParameter(3, event)
                    .executeUpdate();
            due.get().now(((Number) id).longValue());
        }
    }
}
