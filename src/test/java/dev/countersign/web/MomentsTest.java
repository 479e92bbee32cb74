package dev.countersign.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T09:30:59.999999Z, 2026-11-27 09:30 UTC",
        "2026-01-01T00:00:00Z, 2026-01-01 00:00 UTC",
        "1970-01-01T00:00:00Z, 1970-01-01 00:00 UTC"
    })
    void a_moment_is_said_to_the_minute_it_is_in(String moment, String said) {
        assertEquals(said, Moments.said(Instant.parse(moment)));
    }
}
