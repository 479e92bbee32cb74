package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    private static final Instant LEARNT = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"-3600, false", "-1, false", "0, true", "299, true", "300, false"})
    void what_was_learnt_is_good_for_its_time_and_not_where_the_clock_was_set_back(long seconds, boolean good) {
        assertEquals(good, Span.of(LEARNT, Duration.ofMinutes(5)).has(LEARNT.plusSeconds(seconds)));
        Recently recently = new Recently(Duration.ofMinutes(5), 9);
        recently.isNew(1, LEARNT);
        assertEquals(!good, recently.isNew(1, LEARNT.plusSeconds(seconds)));
    }
}
