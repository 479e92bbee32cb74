package dev.countersign.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;

/**
 * Fetches due tasks in turns: of each installation the one that has been due for longest, then each one's second, and so on;
 * where there is not room for a whole turn, chance decides whose is taken. So thousands that are due for one organisation do
 * not make another wait for all of them. The past of repositories is one more that takes turns.
 *
 * <p>It sees as many due tasks as {@link #SEEN}, the oldest; whatever is behind them waits until they are fewer.
 */
public final class TurnsByInstallation extends PostgreSqlJdbcCustomization {

    /** Enough for thousands from one organisation; ten milliseconds' work for PostgreSQL when there are so many. */
    private static final int SEEN = 5_000;

    private static final int LONGEST_NAME = 50;

    private static final String DUE = "with due as materialized (select t.task_name, t.task_instance, t.execution_time,"
            + " case t.task_name when 'pull-request' then t.task_instance::bigint end as subject_id,"
            + " case t.task_name when 'commit' then t.task_instance::bigint end as head_id"
            + " from scheduled_tasks t where not t.picked and t.execution_time <= ?"
            + " order by t.execution_time limit " + SEEN + "), ";
    /** Of a commit it is its repository's installation, which is looked up once for each repository. */
    private static final String OWNERS =
            "commits as (select d.head_id, h.repository_id from due d join head h on h.id = d.head_id),"
                    + " owners as materialized (select r.repository_id, (select o.installation from subject o"
                    + " where o.repository_id = r.repository_id order by o.number limit 1) as installation"
                    + " from (select distinct repository_id from commits) r), ";

    private static final String TURNS =
            "turns as (select d.task_name, d.task_instance, d.execution_time, row_number() over"
                    + " (partition by coalesce(s.installation, w.installation),"
                    + " case when d.task_name in ('history', 'notification') then d.task_name end"
                    + " order by d.execution_time) as turn from due d left join subject s on s.id = d.subject_id"
                    + " left join commits c on c.head_id = d.head_id left join owners w on w.repository_id = c.repository_id),"
                    + " chosen as (select t.task_name, t.task_instance from scheduled_tasks t join turns"
                    + " using (task_name, task_instance) where not t.picked and t.execution_time <= ?"
                    + " order by turns.turn, random() limit ? for update of t skip locked)";
    private static final String PICK = " update scheduled_tasks t set picked = true, picked_by = ?, last_heartbeat = ?,"
            + " version = t.version + 1 from chosen where t.task_name = chosen.task_name"
            + " and t.task_instance = chosen.task_instance returning t.*";

    /** Fetches from the table {@code scheduled_tasks}. */
    public TurnsByInstallation() {
        super(false, false);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
        String name = context.schedulerName.getName();
        return context.jdbcRunner.query(
                DUE + OWNERS + TURNS + PICK,
                (PreparedStatement statement) -> {
                    setInstant(statement, 1, now);
                    setInstant(statement, 2, now);
                    statement.setInt(3, limit);
                    statement.setString(4, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
                    setInstant(statement, 5, now);
                },
                context.resultSetMapper.get());
    }
}
