package dev.countersign.store;

import dev.countersign.web.setup.Arrivals;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What set-up has to know of what is kept, by plain SQL; never writes. */
public final class JdbcArrivals implements Arrivals {

    private static final String LATELY = "select installation, count(*), max(received) from delivery where received > ?"
            + " group by installation order by installation";

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcArrivals(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public List<Kept> lately(Instant since) {
        return jdbc.list(
                LATELY,
                row -> new Kept(row.getLong(1), row.getLong(2), moment(row.getObject(3, OffsetDateTime.class))),
                since.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<Instant> of(String guid) {
        return jdbc.query(
                "select greatest(received, again) from delivery where guid = ?",
                row -> moment(row.getObject(1, OffsetDateTime.class)),
                guid);
    }

    @Override
    public Map<Long, Long> activity(List<Long> repositories, Instant since) {
        Map<Long, Long> changes = new HashMap<>();
        jdbc.list(
                        "select repository_id, count(*) from file_history where repository_id = any (?) and place >= ?"
                                + " group by repository_id",
                        row -> Map.entry(row.getLong(1), row.getLong(2)),
                        repositories.toArray(Long[]::new),
                        since.getEpochSecond())
                .forEach(one -> changes.put(one.getKey(), one.getValue()));
        return changes;
    }

    private static Instant moment(OffsetDateTime found) {
        return found.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
