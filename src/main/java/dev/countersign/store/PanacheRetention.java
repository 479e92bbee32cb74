package dev.countersign.store;

import dev.countersign.inbox.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drops the facts of old evaluations; their verdicts, and the hashes over both, stay. */
@ApplicationScoped
public class PanacheRetention implements Retention {

    private final Clock clock;
    private final int days;

    /**
     * Keeps facts for so long.
     *
     * @param days from 0
     */
    public PanacheRetention(
            Clock clock, @ConfigProperty(name = "countersign.keep.facts", defaultValue = "730") int days) {
        this.clock = clock;
        this.days = days;
    }

    @Override
    @Transactional
    public int drop() {
        return Math.toIntExact(FactsRow.delete("at < ?1", clock.instant().minus(Duration.ofDays(days))));
    }
}
