package dev.countersign.core.signoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.signoff.Eligibility.Eligible;
import dev.countersign.core.signoff.Eligibility.NotEligible;
import dev.countersign.core.signoff.Eligibility.Unknown;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given two answers about a person, when both or one must hold, then the one that decides is the answer. */
class EligibilityTest {

    private static final Eligibility YES = new Eligible();
    private static final Eligibility NO = new NotEligible("machine user");
    private static final Eligibility ALSO_NO = new NotEligible("not a member of the team");
    private static final Eligibility OPEN = new Unknown("GitHub answered 502");
    private static final Eligibility ALSO_OPEN = new Unknown("GitHub answered 503");

    private record Pair(Eligibility one, Eligibility other, Eligibility both, Eligibility either) {}

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(YES, YES, YES, YES),
                new Pair(YES, NO, NO, YES),
                new Pair(YES, OPEN, OPEN, YES),
                new Pair(NO, YES, NO, YES),
                new Pair(NO, ALSO_NO, NO, NO),
                new Pair(NO, OPEN, NO, OPEN),
                new Pair(OPEN, YES, OPEN, YES),
                new Pair(OPEN, NO, NO, OPEN),
                new Pair(OPEN, ALSO_OPEN, OPEN, OPEN));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void where_both_must_hold_a_refusal_is_said_first_and_then_what_is_unknown(Pair pair) {
        assertEquals(pair.both(), pair.one().and(pair.other()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void where_one_is_enough_what_is_unknown_is_said_before_a_refusal(Pair pair) {
        assertEquals(pair.either(), pair.one().or(pair.other()));
    }
}
