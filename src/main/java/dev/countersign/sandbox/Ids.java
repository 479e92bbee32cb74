package dev.countersign.sandbox;

import java.util.EnumMap;
import java.util.Map;

/** Hands out ids of the size GitHub's have today; several kinds do not fit 32 bits. */
final class Ids {

    enum Kind {
        ACCOUNT("U", 21_400_117, 1_013),
        REPOSITORY("R", 1_084_220_331, 977),
        TEAM("T", 13_900_211, 31),
        INSTALLATION("I", 94_310_887, 101),
        PULL_REQUEST("PR", 3_012_887_401L, 1_009),
        REVIEW("PRR", 3_480_011_733L, 997),
        COMMENT("IC", 3_571_000_219L, 1_021),
        REACTION("REA", 312_000_419, 7),
        CHECK_RUN("CR", 57_310_440_811L, 4_001),
        WORKFLOW_RUN("WFR", 19_120_330_117L, 5_003),
        CHECK_SUITE("CS", 50_210_330_407L, 4_003),
        LABEL("LA", 9_105_411_277L, 11),
        ISSUE("I", 2_571_000_219L, 1_019),
        RULESET("RRS", 8_330_117, 3),
        HOOK("H", 601_118_233, 1),
        DELIVERY("D", 182_733_400_117_231L, 65_537);

        private final String prefix;
        private final long first;
        private final long step;

        Kind(String prefix, long first, long step) {
            this.prefix = prefix;
            this.first = first;
            this.step = step;
        }

        long first() {
            return first;
        }

        String node(long id) {
            return prefix + "_sbx" + Long.toString(id, 36);
        }
    }

    private final Map<Kind, Long> given = new EnumMap<>(Kind.class);

    /** How many have been handed out; whatever comes later has more before it, within one second too. */
    long handedOut() {
        return given.values().stream().mapToLong(Long::longValue).sum();
    }

    long next(Kind kind) {
        return kind.first + kind.step * (given.merge(kind, 1L, Long::sum) - 1);
    }
}
