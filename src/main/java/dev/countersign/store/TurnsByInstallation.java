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
 * not make another wait for all of them. The past of repositories is one more that takes turns, and so are notices to others.
 * Whose a task is stands in its row; the database writes it there.
 *
 * <p>It sees as many due tasks as {@link #SEEN}, the oldest; whatever is behind them waits until they are fewer.
 */
public final class TurnsByInstallation extends PostgreSqlJdbcCustomization {

    /** Enough for thousands from one organisation; a few milliseconds' work for PostgreSQL when there are so many. */
    private static final int SEEN = 5_000;

    private static final int LONGEST_NAME = 50;

    private static final String TURNS = "with due as materialized (select task_name, task_instance, row_number() over"
            + " (partition by installation, case when task_name in ('history', 'notification') then task_name end"
            + " order by execution_time) as turn, random() as chance from (select task_name, task_instance,"
            + " execution_time, installation from scheduled_tasks where not picked and execution_time <= ?"
            + " order by execution_time limit " + SEEN + ") as seen), ";

    /** Others may be taking some at the moment, so more are tried than are wanted; no more are looked up. */
    private static final String CHOSEN = "first as (select * from due order by turn, chance limit 4 * ?),"
            + " chosen as (select t.task_name, t.task_instance from scheduled_tasks t join first f"
            + " on t.task_name = f.task_name and t.task_instance = f.task_instance where not t.picked"
            + " and t.execution_time <= ? order by f.turn, f.chance limit ? for update of t skip locked)";

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
                TURNS + CHOSEN + PICK,
                (PreparedStatement statement) -> {
                    setInstant(statement, 1, now);
                    statement.setInt(2, limit);
                    setInstant(statement, 3, now);
                    statement.setInt(4, limit);
                    statement.setString(5, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
                    setInstant(statement, 6, now);
                },
                context.resultSetMapper.get());
    }
}
