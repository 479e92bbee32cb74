package dev.countersign.store;

import dev.countersign.inbox.Notice;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * Where pull requests stand, as deliveries tell. Whatever one leaves or comes to is shown anew, so that a check never
 * speaks for fewer pull requests than have its commit as their head. Their rows are locked before it is called.
 */
record Places(Jdbc jdbc, Clock clock) {

    private static final String ANY = "";

    /** A check that lets nothing through may wait for the look at the newcomer; a green one may not. */
    private static final String GREEN = " and check_passes";

    // Whether another base is governed is not known before somebody has looked.
    private static final String MOVE =
            "with before as (select id, repository_id, head, base, open from subject where id = ?)"
                    + " update subject s set head = ?, base = ?, open = true, governed = s.governed or s.base <> ?"
                    + " from before b where s.id = b.id returning b.repository_id, b.head, b.base, b.open";
    private static final String OPEN =
            "update subject set open = ? where id = ? and open <> ? returning repository_id, head";

    private static final String TEXTS = "insert into policy_text (file, blob, content, read_at)"
            + " select ? || substr(t.file, length(s.owner || '/' || s.repository) + 1),"
            + " t.blob, t.content, t.read_at from policy_text t, (select distinct owner, repository"
            + " from subject where repository_id = ?) s"
            + " where t.file = s.owner || '/' || s.repository || '/.github/countersign.yml'"
            + " on conflict (file) do nothing";
    private static final String SUBJECTS =
            "update subject set installation = ?, owner = ?, repository = ? where repository_id = ?";
    private static final String GROUPS = "update merge_group set installation = ?, owner = ?, repository = ?"
            + " where head_id in (select id from head where repository_id = ?)";

    private record Before(long repositoryId, String head, String base, boolean open) {}

    /** It stands there, and is open. */
    void move(long id, String head, String base) {
        Before before = jdbc.query(
                        MOVE,
                        row -> new Before(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                        id,
                        head,
                        base,
                        base)
                .orElseThrow();
        show(before.repositoryId(), before.head(), head, !before.base().equals(base) || !before.open());
    }

    /**
     * Shows anew what it left or comes to.
     *
     * @param newcomer whether it was not open against that base before
     */
    void show(long repositoryId, String before, String head, boolean newcomer) {
        boolean elsewhere = !before.equals(head);
        Stream.of(before, head)
                .filter(sha -> !sha.isEmpty())
                .distinct()
                .sorted()
                .filter(sha -> elsewhere || newcomer)
                .forEach(sha ->
                        HeadRow.stirIf(jdbc, sha.equals(head) ? GREEN : ANY, repositoryId, sha, clock.instant()));
    }

    /** It is open, or not any more; what it is the head of is shown anew where that is news. */
    void open(long id, boolean open) {
        record Place(long repositoryId, String head) {}
        jdbc.query(OPEN, row -> new Place(row.getLong(1), row.getString(2)), open, id, open)
                .ifPresent(place -> HeadRow.stirIf(jdbc, ANY, place.repositoryId(), place.head(), clock.instant()));
    }

    /** The repository's rows bear its present name; what was kept of its own policy is found under it too. */
    void rename(Notice.RepositoryIs named) {
        String owner = named.name().owner();
        String name = named.name().name();
        jdbc.update(TEXTS, owner + "/" + name, named.repositoryId());
        for (String rows : new String[] {SUBJECTS, GROUPS}) {
            jdbc.update(rows, named.installation(), owner, name, named.repositoryId());
        }
    }
}
