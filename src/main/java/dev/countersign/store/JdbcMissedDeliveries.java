package dev.countersign.store;

import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.MissedDeliveries;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Missed deliveries, on the tables {@code delivery} and {@code missed_delivery}. Safe for use by many threads. */
public final class JdbcMissedDeliveries implements MissedDeliveries {

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcMissedDeliveries(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public Set<String> unknown(Collection<String> guids) {
        return jdbc.work(connection -> {
            Set<String> unknown = new HashSet<>(guids);
            Array all = connection.createArrayOf("text", guids.toArray());
            try (PreparedStatement select =
                    connection.prepareStatement("select guid from delivery where guid = any (?)")) {
                select.setArray(1, all);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        unknown.remove(rows.getString(1));
                    }
                }
            } finally {
                all.free();
            }
            return unknown;
        });
    }

    @Override
    public int found(Collection<Attempt> attempts, Instant now) {
        int added = 0;
        for (Attempt attempt : attempts) {
            added += jdbc.update(
                    "insert into missed_delivery (guid, delivery_id, event, action, installation, repository_id, delivered,"
                            + " due) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (guid) do nothing",
                    attempt.guid(),
                    attempt.id(),
                    attempt.event(),
                    attempt.action(),
                    attempt.installation(),
                    attempt.repositoryId(),
                    Timestamp.from(attempt.at()),
                    Timestamp.from(now));
        }
        return added;
    }

    @Override
    public int came() {
        return jdbc.update("delete from missed_delivery m using delivery d where d.guid = m.guid");
    }

    @Override
    public List<Missed> due(Instant now, int most) {
        return jdbc.work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select delivery_id, guid, delivered, event, action, installation,"
                            + " repository_id, asked from missed_delivery where due <= ? order by delivered, guid limit ?")) {
                Jdbc.set(select, Timestamp.from(now), most);
                List<Missed> due = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        due.add(new Missed(attempt(rows), rows.getInt(8)));
                    }
                }
                return due;
            }
        });
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7));
    }

    @Override
    public void asked(String guid, Instant due) {
        jdbc.update("update missed_delivery set asked = asked + 1, due = ? where guid = ?", Timestamp.from(due), guid);
    }

    @Override
    public void later(String guid, Instant due) {
        jdbc.update("update missed_delivery set due = ? where guid = ?", Timestamp.from(due), guid);
    }

    @Override
    public void done(String guid) {
        jdbc.update("delete from missed_delivery where guid = ?", guid);
    }
}
