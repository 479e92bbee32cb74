package dev.countersign.store;

import dev.countersign.inbox.Due;
import dev.countersign.inbox.Notice;
import jakarta.enterprise.inject.Instance;
import java.util.stream.Stream;

/**
 * Where pull requests stand, as deliveries tell. Whatever one leaves or comes to is shown anew, so that a check never
 * speaks for fewer pull requests than have its commit as their head. Their rows are locked before it is called.
 */
record Places(Instance<Due> due) {

    private static final String ANY = "";

    /** A check that lets nothing through may wait for the look at the newcomer; a green one may not. */
    private static final String GREEN = " and check_passes";

    /** As a delivery tells; by one statement, since a webhook's sender waits for it. */
    void move(long id, String head, String base) {
        Object[] before = (Object[]) SubjectRow.getEntityManager()
                .createNativeQuery(
                        "with before as (select id, repository_id, head, base, open from subject where id = ?1)"
                                + " update subject s set head = ?2, base = ?3, open = true,"
                                // Whether another base is governed is not known before somebody has looked.
                                + " governed = s.governed or s.base <> ?3 from before b where s.id = b.id"
                                + " returning b.repository_id, b.head, b.base, b.open")
                .setParameter(1, id)
                .setParameter(2, head)
                .setParameter(3, base)
                .getSingleResult();
        boolean newcomer = !before[2].equals(base) || !(Boolean) before[3];
        show(((Number) before[0]).longValue(), (String) before[1], head, newcomer);
    }

    /** As a look found it. */
    void move(SubjectRow row, String head, String base) {
        String before = row.head;
        boolean newcomer = !row.base.equals(base) || !row.open;
        row.governed |= !row.base.equals(base);
        row.head = head;
        row.base = base;
        row.open = true;
        row.persistAndFlush();
        show(row.repositoryId, before, head, newcomer);
    }

    private void show(long repositoryId, String before, String head, boolean newcomer) {
        boolean elsewhere = !before.equals(head);
        Stream.of(before, head)
                .filter(sha -> !sha.isEmpty())
                .distinct()
                .sorted()
                .filter(sha -> elsewhere || newcomer)
                .forEach(sha -> HeadRow.stirIf(sha.equals(head) ? GREEN : ANY, repositoryId, sha, due.get()));
    }

    void reopen(long id) {
        open(row(id), true);
    }

    void close(long id) {
        close(row(id));
    }

    void close(SubjectRow row) {
        open(row, false);
    }

    private void open(SubjectRow row, boolean open) {
        if (row.open != open) {
            row.open = open;
            row.persistAndFlush();
            HeadRow.stirIf(ANY, row.repositoryId, row.head, due.get());
        }
    }

    /** The repository's rows bear its present name; what was kept of its own policy is found under it too. */
    void rename(Notice.RepositoryIs named) {
        var database = SubjectRow.getEntityManager();
        database.createNativeQuery("insert into policy_text (file, blob, content, read_at)"
                        + " select ?2 || '/' || ?3 || substr(t.file, length(s.owner || '/' || s.repository) + 1),"
                        + " t.blob, t.content, t.read_at from policy_text t, (select distinct owner, repository"
                        + " from subject where repository_id = ?1) s"
                        + " where t.file = s.owner || '/' || s.repository || '/.github/countersign.yml'"
                        + " on conflict (file) do nothing")
                .setParameter(1, named.repositoryId())
                .setParameter(2, named.name().owner())
                .setParameter(3, named.name().name())
                .executeUpdate();
        for (String table : new String[] {
            "subject set installation = ?2, owner = ?3, repository = ?4 where repository_id = ?1",
            "merge_group set installation = ?2, owner = ?3, repository = ?4"
                    + " where head_id in (select id from head where repository_id = ?1)"
        }) {
            database.createNativeQuery("update " + table)
                    .setParameter(1, named.repositoryId())
                    .setParameter(2, named.installation())
                    .setParameter(3, named.name().owner())
                    .setParameter(4, named.name().name())
                    .executeUpdate();
        }
    }

    private static SubjectRow row(long id) {
        SubjectRow row = SubjectRow.findById(id);
        // It may have been read before this transaction's own statements changed it.
        SubjectRow.getEntityManager().refresh(row);
        return row;
    }
}
