package dev.countersign.core.provenance;

import java.time.Instant;

/**
 * Evidence, and since when it is known.
 *
 * @param evidence what was seen
 * @param since when the look ended that saw it first, by our clock
 */
public record Sighting(Evidence evidence, Instant since) {}
