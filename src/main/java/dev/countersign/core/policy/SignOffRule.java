package dev.countersign.core.policy;

import java.util.List;

/**
 * How many must sign, and who may.
 *
 * @param count how many different people, from 0 (none asked)
 * @param from who may; any of them
 * @param distinct whether someone counted here may not be counted for another requirement
 */
public record SignOffRule(int count, List<Signers> from, boolean distinct) {

    /** Copies the list. */
    public SignOffRule {
        from = List.copyOf(from);
    }

    /** Nobody is asked. */
    public static SignOffRule nobody() {
        return new SignOffRule(0, java.util.List.of(), false);
    }
}
