package dev.countersign.store;

import dev.countersign.flow.Walks;
import java.sql.Timestamp;
import java.util.Optional;

/** How far walks have come, on the table {@code walk}. Safe for use by many threads. */
public final class JdbcWalks implements Walks {

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcWalks(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public Optional<Reach> reach(String walk) {
        return jdbc.query(
                "select place, since, next from walk where name = ?",
                row -> new Reach(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()),
                walk);
    }

    @Override
    public void keep(String walk, Reach reach) {
        jdbc.update(
                "insert into walk (name, place, since, next) values (?, ?, ?, ?) on conflict (name) do update set"
                        + " place = excluded.place, since = excluded.since, next = excluded.next",
                walk,
                reach.place(),
                Timestamp.from(reach.since()),
                Timestamp.from(reach.next()));
    }
}
