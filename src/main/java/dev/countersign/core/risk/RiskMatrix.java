package dev.countersign.core.risk;

import java.util.List;

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

    /** The same, never below high when a critical area is touched. */
    static Level level(Level likelihood, Impact impact, List<Area> areas) {
        Level level = level(likelihood, impact.level());
        boolean critical = areas.stream()
                .anyMatch(area -> area.criticality() == Area.Criticality.CRITICAL
                        && impact.touched().contains(area.name()));
        return critical ? level.or(Level.HIGH) : level;
    }
}
