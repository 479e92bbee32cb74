package dev.countersign.store;

import java.time.Instant;
import java.util.List;

/** Table {@code head}: a commit that bears our check; what that shows is kept by {@link JdbcShelf}. */
final class HeadRow {

    /** Forgets what a check shows, so that the newest one there is looked for and written again; it may let merges through. */
    static final String DIFFERS = forget("substring(check_digest from '^[?]?')");

    /** The same where GitHub may still do something over it. */
    static final String DOUBTED = forget("'?'");

    /** What shows checks, in db-scheduler's table. */
    static final String TASK = "commit";

    private static final String NEED =
            JdbcDue.answering("insert into head (repository_id, sha, wanted) values (?, ?, 1)"
                    + " on conflict (repository_id, sha) do update set wanted = head.wanted + 1 returning id");
    private static final String STIR =
            JdbcDue.answering("update head set wanted = wanted + 1 where id = ? returning id");

    private HeadRow() {}

    private static String forget(String digest) {
        return "update head set check_id = 0, check_digest = " + digest
                + ", check_attempted = true, check_passes = true" + " where id = ?";
    }

    /** One more reason to show the check of a commit, which is kept from now on; answers its id. */
    static long need(Jdbc jdbc, long repositoryId, String sha, Instant now) {
        return jdbc.query(NEED, row -> row.getLong(1), repositoryId, sha, TASK, now)
                .orElseThrow();
    }

    /** The same as one of several changes. */
    static Jdbc.Step needed(long repositoryId, String sha, Instant now) {
        return new Jdbc.Step(NEED, repositoryId, sha, TASK, now);
    }

    /** One more reason to show the check of a commit, if it is kept and the condition on it holds. */
    static void stirIf(Jdbc jdbc, String condition, long repositoryId, String sha, Instant now) {
        jdbc.together(List.of(stirredIf(condition, repositoryId, sha, now)));
    }

    /** The same as one of several changes. */
    static Jdbc.Step stirredIf(String condition, long repositoryId, String sha, Instant now) {
        return new Jdbc.Step(
                JdbcDue.answering("update head set wanted = wanted + 1 where repository_id = ? and sha = ?" + condition
                        + " returning id"),
                repositoryId,
                sha,
                TASK,
                now);
    }

    /** One more reason to show the check of a commit that is kept. */
    static void stir(Jdbc jdbc, long head, Instant now) {
        jdbc.query(STIR, row -> row.getLong(1), head, TASK, now);
    }
}
