package dev.countersign.store;

import dev.countersign.inbox.Due;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** Table {@code head}: a commit that bears our check; what that shows is kept by {@link JdbcShelf}. */
@Entity
@Table(name = "head")
class HeadRow extends PanacheEntityBase {

    /** Forgets what a check shows, so that the newest one there is looked for and written again; it may let merges through. */
    static final String DIFFERS = "update head set check_id = 0, check_digest = '', check_attempted = true,"
            + " check_passes = true where id = ?";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long repositoryId;
    String sha;
    long wanted;
    long done;

    /** One more reason to show the check of a commit, which is kept from now on; answers its id. */
    static long need(long repositoryId, String sha, Due due) {
        Number id = (Number) getEntityManager()
                .createNativeQuery("insert into head (repository_id, sha, wanted) values (?1, ?2, 1)"
                        + " on conflict (repository_id, sha) do update set wanted = head.wanted + 1 returning id")
                .setParameter(1, repositoryId)
                .setParameter(2, sha)
                .getSingleResult();
        due.head(id.longValue());
        return id.longValue();
    }

    /** One more reason to show the check of a commit, if it is kept and the condition on it holds. */
    static void stirIf(String condition, long repositoryId, String sha, Due due) {
        List<?> ids = getEntityManager()
                .createNativeQuery("update head set wanted = wanted + 1 where repository_id = ?1 and sha = ?2"
                        + condition + " returning id")
                .setParameter(1, repositoryId)
                .setParameter(2, sha)
                .getResultList();
        ids.forEach(id -> due.head(((Number) id).longValue()));
    }

    /** One more reason to show the check of a commit that is kept. */
    static void stir(long head, Due due) {
        getEntityManager()
                .createNativeQuery("update head set wanted = wanted + 1 where id = ?1")
                .setParameter(1, head)
                .executeUpdate();
        due.head(head);
    }

    /** The commits of merge groups that a pull request is in, in the order in which they may be locked. */
    static List<Long> groupsOf(SubjectRow subject) {
        List<?> ids = getEntityManager()
                .createNativeQuery("select distinct h.id from head h join merge_group g on g.head_id = h.id"
                        + " join merge_group_member m on m.head_id = h.id where not g.over and h.repository_id = ?1"
                        + " and (m.number = ?2 or m.head = ?3) order by h.id")
                .setParameter(1, subject.repositoryId)
                .setParameter(2, subject.number)
                .setParameter(3, subject.head)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
