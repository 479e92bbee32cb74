package dev.countersign.core.policy;

import java.time.Duration;
import java.util.List;

/**
 * Who may let a tool be used that the register does not allow.
 *
 * @param from who may; empty for nobody
 * @param longest how long an exception may last at most
 */
public record ToolExceptions(List<Signers> from, Duration longest) {

    /** Copies the list. */
    public ToolExceptions {
        from = List.copyOf(from);
    }

    /** Nobody may. */
    public static ToolExceptions defaults() {
        return new ToolExceptions(List.of(), Duration.ofDays(90));
    }
}
