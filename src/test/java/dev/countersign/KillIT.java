package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.kill.KillRounds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few rounds of what {@code src/bench/kill/run.sh} does many of. */
class KillIT {

    @ParameterizedTest(name = "{0} processes, {1} rounds")
    @CsvSource({"1, 1", "3, 2"})
    void after_rounds_of_killing_and_faults_nothing_is_lost_and_nothing_doubled(int replicas, int rounds) {
        try (KillRounds kill = new KillRounds(6, replicas)) {
            for (int round = 1; round <= rounds; round++) {
                assertEquals(List.of(), kill.round(), "round " + round + ": " + kill.told());
            }
            assertEquals("", kill.verify());
        }
    }
}
