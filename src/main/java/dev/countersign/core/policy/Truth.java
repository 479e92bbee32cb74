package dev.countersign.core.policy;

/** Whether something holds, as far as that can be decided; in rising order, so that the least of several is what they are together. */
public enum Truth {
    /** It does not hold. */
    NO,
    /** Nobody can tell at present. */
    UNKNOWN,
    /** It holds. */
    YES;

    /** The answer to what can be decided. */
    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Whether the opposite holds. */
    public Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }

    /** Whether both hold. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether at least one of both holds. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
