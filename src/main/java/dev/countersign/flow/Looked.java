package dev.countersign.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of a look at a pull request.
 *
 * @param judged whether there is a verdict, which was published; there is none on what is closed or not governed
 * @param again when to look again although nothing has happened; empty when there is no need
 */
public record Looked(boolean judged, Optional<Instant> again) {

    /** There was nothing to judge. */
    public static Looked without() {
        return new Looked(false, Optional.empty());
    }
}
