package dev.countersign.core.risk;

/** The table that makes one level of risk out of likelihood and impact. */
final class RiskMatrix {

    private static final Level[][] LEVELS = {
        // impact:    low          medium        high         critical
        {Level.LOW, Level.LOW, Level.MEDIUM, Level.HIGH}, // likelihood low
        {Level.LOW, Level.MEDIUM, Level.HIGH, Level.HIGH}, // likelihood medium
        {Level.MEDIUM, Level.HIGH, Level.HIGH, Level.CRITICAL}, // likelihood high
        {Level.HIGH, Level.HIGH, Level.CRITICAL, Level.CRITICAL}, // likelihood critical
    };

    private RiskMatrix() {}

    static Level level(Level likelihood, Level impact) {
        return LEVELS[likelihood.ordinal()][impact.ordinal()];
    }
}
