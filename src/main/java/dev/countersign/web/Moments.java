package dev.countersign.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Says moments as people read them; the pages' {@code time} elements bear them exactly. */
@TemplateExtension
public final class Moments {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** To the minute, such as {@code 2026-11-27 09:30 UTC}. */
    public static String said(Instant moment) {
        return MINUTES.format(moment);
    }
}
