package dev.countersign.store;

import dev.countersign.inbox.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The processes that run the App, on the table {@code replica}. */
public final class JdbcReplicas implements Replicas {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcReplicas(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public void here(String id, String version, Instant started, Instant now) {
        jdbc.update(
                "insert into replica (id, version, started, seen) values (?, ?, ?, ?) on conflict (id) do update set"
                        + " version = excluded.version, started = excluded.started, seen = excluded.seen",
                id,
                version,
                started.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC));
        jdbc.update("delete from replica where seen < ?", now.minus(FORGOTTEN).atOffset(ZoneOffset.UTC));
    }

    @Override
    public void gone(String id) {
        jdbc.update("delete from replica where id = ?", id);
    }
}
