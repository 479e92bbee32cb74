package dev.countersign.core.policy;

/**
 * Something wrong with a policy file.
 *
 * @param at where
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do about it, one sentence without a full stop; empty when there is nothing to add
 */
public record PolicyProblem(Origin at, String message, String hint) {

    /** {@code file:line:column message; hint}. */
    @Override
    public String toString() {
        return at + "  " + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
