package dev.countersign.web.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.operations.Machinery.Backlog;
import dev.countersign.web.operations.Machinery.Deliveries;
import dev.countersign.web.operations.Machinery.Quota;
import dev.countersign.web.operations.Machinery.Replica;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given how the App runs, when it is held against how it should, then what is not well is named. */
class OperationsSheetTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Backlog NONE = new Backlog(0, NOW);
    private static final Quota FREE = new Quota(1, "acme", Instant.EPOCH, List.of());
    private static final Replica HERE = new Replica("a/1", "1", NOW, NOW.minusSeconds(10));

    private static Deliveries missed(long missed) {
        return new Deliveries(0, 0, Instant.EPOCH, missed, 0, List.of());
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("all is well", NONE, 0L, missed(0), FREE, List.of(HERE), ""),
                Arguments.of(
                        "a queue of a minute is well",
                        new Backlog(9, NOW.minusSeconds(60)),
                        0L,
                        missed(0),
                        FREE,
                        List.of(HERE),
                        ""),
                Arguments.of(
                        "a queue of ten minutes",
                        new Backlog(9, NOW.minusSeconds(600)),
                        0L,
                        missed(0),
                        FREE,
                        List.of(HERE),
                        "queue: 9 pull requests wait, the first since 10 minutes"),
                Arguments.of(
                        "given-up work",
                        NONE,
                        2L,
                        missed(0),
                        FREE,
                        List.of(HERE),
                        "dead-letters: 2 pieces of work were given up"),
                Arguments.of(
                        "missed webhooks",
                        NONE,
                        0L,
                        missed(3),
                        FREE,
                        List.of(HERE),
                        "webhooks: 3 never came, 0 of them are asked for again"),
                Arguments.of(
                        "a stop",
                        NONE,
                        0L,
                        missed(0),
                        new Quota(1, "acme", NOW.plusSeconds(60), List.of()),
                        List.of(HERE),
                        "github: GitHub stopped 1 of the installations for a while"),
                Arguments.of(
                        "a silent process",
                        NONE,
                        0L,
                        missed(0),
                        FREE,
                        List.of(HERE, new Replica("b/2", "1", NOW, NOW.minusSeconds(60))),
                        "replicas: 1 of 2 are heard of"),
                Arguments.of(
                        "two versions",
                        NONE,
                        0L,
                        missed(0),
                        FREE,
                        List.of(HERE, new Replica("b/2", "2", NOW, NOW)),
                        "replicas: 2 of 2 are heard of, in 2 versions"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void what_is_not_well_is_named(
            String why,
            Backlog backlog,
            long letters,
            Deliveries deliveries,
            Quota quota,
            List<Replica> replicas,
            String bad) {
        OperationsSheet sheet =
                OperationsSheet.of(NOW, List.of(), backlog, List.of(), letters, deliveries, List.of(quota), replicas);
        assertEquals(
                bad,
                String.join(
                        "\n",
                        sheet.signs().stream()
                                .filter(sign -> !sign.good())
                                .map(sign -> sign.name() + ": " + sign.said())
                                .toList()));
    }
}
