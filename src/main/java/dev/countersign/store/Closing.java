package dev.countersign.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Statements that end a look: keep up to which reason it answers, make the work due once more where there is a newer one, and show
 * anew the merge groups that waited for it. Each is one statement, so that all of it is done or nothing.
 *
 * <p>The work's own row is changed first. Every reason is added under that row's lock, and what is returned is how the row
 * stands once the lock is ours; so none can fall between the end of the task and this.
 */
final class Closing {

    private static final String PULL =
            Jdbc.LAZILY + ", closed as (update subject s set done = ? from publication p, lazily"
                    + " where s.id = ? and p.subject_id = s.id and p.look = ?"
                    + " returning s.id, s.repository_id, s.number, s.head, s.wanted > s.done as due), ";
    private static final String COMMIT =
            Jdbc.LAZILY + ", closed as (update head set done = ? from lazily where id = ? and look = ?"
                    + " returning id, wanted > done as due), ";

    /** The task waits for its turn already. */
    private static final String WAITS = "due as (" + JdbcDue.INTO
            + "select ?, id::text, ?, false, 1 from closed where due" + JdbcDue.FORWARD + "), ";

    /**
     * The task is the one that ends; it is taken away, or begins anew as if it had only just come. Which one is asked for as one
     * value, for which the key's index is used; joined, all tasks of the name would be read, and in a busy hour hundreds that are
     * over but not cleared away.
     */
    private static final String ENDS = "again as (" + JdbcDue.INTO
            + "select ?, id::text, ?, false, 1 from closed where due on conflict (task_name, task_instance) do update set"
            + " execution_time = excluded.execution_time, picked = false, picked_by = null, last_heartbeat = null,"
            + " consecutive_failures = 0, failing_since = null, not_before = '-infinity',"
            + " version = scheduled_tasks.version + 1 where scheduled_tasks.version = ?),"
            + " over as (delete from scheduled_tasks where task_name = ?"
            + " and task_instance = (select id::text from closed where not due) and version = ?), ";

    private static final String SETTLED =
            "settled as (delete from dead_letter d using closed c where ? and d.task = ? and d.work = c.id)";

    /** The commits of merge groups that the pull request is in, locked in the same order as everywhere. */
    private static final String GROUPS = ", named as (select distinct g.head_id, c.repository_id from closed c"
            + " cross join merge_group g join merge_group_member m on m.head_id = g.head_id"
            + " where not g.over and (m.number = c.number or m.head = c.head)),"
            + " waiting as (select h.id from named n join head h on h.id = n.head_id"
            + " and h.repository_id = n.repository_id order by h.id for update of h),"
            + " stirred as (update head set wanted = wanted + 1 from waiting w where head.id = w.id returning head.id),"
            + " shown as (" + JdbcDue.INTO + "select ?, id::text, ?, false, 1 from stirred" + JdbcDue.FORWARD + ")";

    private static final String WHETHER = " select due from closed";

    private Closing() {}

    /**
     * What there is to end.
     *
     * @param work the pull request's, or the commit's
     * @param look the number of the look at it
     * @param answered up to which reason
     * @param settled whether what was given up before is not looked after any more
     */
    record Ended(long work, long look, long answered, boolean settled, Instant now) {}

    /** A look at a pull request, whose task goes on by itself. */
    static Jdbc.Step pull(Ended ended) {
        return step(ended, PULL + WAITS, SubjectRow.TASK, List.of());
    }

    /** A look at a pull request, with which its task of that version ends. */
    static Jdbc.Step pull(Ended ended, long version) {
        return step(ended, PULL + ENDS, SubjectRow.TASK, List.of(version, SubjectRow.TASK, version));
    }

    /** A look at a commit, whose task goes on by itself. */
    static Jdbc.Step commit(Ended ended) {
        return step(ended, COMMIT + WAITS, HeadRow.TASK, List.of());
    }

    /** A look at a commit, with which its task of that version ends. */
    static Jdbc.Step commit(Ended ended, long version) {
        return step(ended, COMMIT + ENDS, HeadRow.TASK, List.of(version, HeadRow.TASK, version));
    }

    private static Jdbc.Step step(Ended ended, String beginning, String task, List<Object> tasks) {
        boolean pull = task.equals(SubjectRow.TASK);
        List<Object> values = new ArrayList<>(List.of(ended.answered(), ended.work(), ended.look(), task, ended.now()));
        values.addAll(tasks);
        Collections.addAll(values, ended.settled(), task);
        if (pull) {
            Collections.addAll(values, HeadRow.TASK, ended.now());
        }
        return new Jdbc.Step(beginning + SETTLED + (pull ? GROUPS : "") + WHETHER, List.copyOf(values));
    }
}
