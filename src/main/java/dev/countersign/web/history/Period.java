package dev.countersign.web.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Some days, in UTC, as somebody named them.
 *
 * @param from the first, such as {@code 2026-11-01}; empty for all before
 * @param until the last; empty for all after
 */
public record Period(String from, String until) {

    /** The moment it begins; empty when what was named is no day. */
    public Optional<Instant> begin() {
        return from.isEmpty() ? Optional.of(Instant.EPOCH) : day(from).map(Period::start);
    }

    /** The moment it is over; empty when what was named is no day. */
    public Optional<Instant> end() {
        return until.isEmpty()
                ? Optional.of(Annals.Mark.newest().at())
                : day(until).map(day -> start(day.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1970 && day.getYear() < 9999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
