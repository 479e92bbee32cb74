package dev.countersign.core.risk;

/** A level of risk, likelihood or impact, in rising order. */
public enum Level {
    /** Nothing special. */
    LOW,
    /** Worth a look. */
    MEDIUM,
    /** Worth a second person. */
    HIGH,
    /** Worth everybody's care. */
    CRITICAL;

    /** The word people read and write, in lower case. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether this is that level or a higher one. */
    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    /** The higher of the two. */
    public Level or(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
