package dev.countersign.web.history;

import dev.countersign.web.history.Annals.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Marks as texts, for addresses and answers. */
public final class Marks {

    private Marks() {}

    /** As a text. */
    public static String write(Mark mark) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()) + "." + mark.id();
    }

    /** The mark that a text means, the newest where there is none; empty when it means none. */
    public static Optional<Mark> read(String text) {
        if (text.isEmpty()) {
            return Optional.of(Mark.newest());
        }
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    Instant.EPOCH.plus(Long.parseLong(text.substring(0, dot)), ChronoUnit.MICROS),
                    Long.parseLong(text.substring(dot + 1))));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
