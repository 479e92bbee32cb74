package dev.countersign.store;

import dev.countersign.inbox.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drops the facts of old evaluations; their verdicts, and the hashes over both, stay. */
@ApplicationScoped
public class JdbcRetention implements Retention {

    private final Jdbc jdbc;
    private final Clock clock;
    private final int days;

    /**
     * Keeps facts for so long.
     *
     * @param days from 0
     */
    public JdbcRetention(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "countersign.keep.facts", defaultValue = "730") int days) {
        this.jdbc = new Jdbc(database::getConnection);
        this.clock = clock;
        this.days = days;
    }

    @Override
    public int drop() {
        return jdbc.update(
                "delete from evaluation_facts where at < ?", clock.instant().minus(Duration.ofDays(days)));
    }
}
