package dev.countersign.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Gives work one more reason to be done, and makes it due, by plain JDBC within somebody's transaction. */
final class OneMore {

    private static final String PULL =
            "update subject set stirred_at = case when wanted > done then stirred_at else now() end,"
                    + " stirred_by = ?, wanted = wanted + 1 where id = ?";
    private static final String COMMIT = "update head set wanted = wanted + 1 where id = ?";

    private OneMore() {}

    /**
     * As the inbox does it: the reason first, so that a look that is under way is followed by another.
     *
     * @param why what takes the place of a webhook's event
     */
    static void reason(Connection connection, String task, long work, String why, Instant now) throws SQLException {
        switch (task) {
            case "pull-request" -> update(connection, PULL, why, work);
            case "commit" -> update(connection, COMMIT, work);
            case JdbcInbox.TASK -> {
                // No task: whoever reads deliveries finds it.
                update(connection, "update unread set failures = 0, due = received where id = ?", work);
                return;
            }
            default -> {
                // Reasons to read a past are not counted: there is a task, or none.
            }
        }
        JdbcDue.now(connection, task, work, now);
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            Jdbc.set(update, values);
            return update.executeUpdate();
        }
    }
}
