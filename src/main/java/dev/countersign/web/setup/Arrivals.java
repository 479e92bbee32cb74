package dev.countersign.web.setup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: what set-up has to know of what is kept. Only reads. Safe for use by many threads. */
public interface Arrivals {

    /**
     * Webhooks for one installation.
     *
     * @param installation 0 for those of the App itself
     * @param count how many
     * @param last when the last one came
     */
    record Kept(long installation, long count, Instant last) {}

    /** Webhooks that came since then, by installation. */
    List<Kept> lately(Instant since);

    /** When the webhook of that id came last; empty when it never did. */
    Optional<Instant> of(String guid);

    /** How many changes were merged since then in each of these repositories, as far as their past is known. */
    Map<Long, Long> activity(List<Long> repositories, Instant since);
}
