package dev.countersign.flow;

import dev.countersign.core.verdict.Answer;
import dev.countersign.core.verdict.ItemState;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.RequirementState;
import dev.countersign.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When to look again: at what could not be decided after a minute, then ever more rarely, at least every half hour; and when
 * the verdict may turn by itself. Pure.
 */
final class Patience {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Patience() {}

    /**
     * When to look again although nothing has happened; empty when that would change nothing.
     *
     * @param unsettled whether something is asked only because nobody knows who is in a team
     */
    static Optional<Instant> nextLook(Verdict verdict, boolean unsettled, Remembered known, Instant now) {
        Optional<Instant> open =
                unsettled || open(verdict) ? Optional.of(later(verdict, known, now)) : Optional.empty();
        return Stream.concat(open.stream(), verdict.turns().stream().filter(turn -> turn.isAfter(now)))
                .min(Comparator.naturalOrder());
    }

    private static Instant later(Verdict verdict, Remembered known, Instant now) {
        if (!verdict.unknowns().equals(known.puzzle().unknowns())) {
            return now.plus(SHORTEST);
        }
        // As long again as it has been open already: an App that may not see a team does not ask for it all day.
        Duration sofar = Duration.between(known.puzzle().since(), now);
        Duration wait = sofar.compareTo(SHORTEST) < 0 ? SHORTEST : sofar.compareTo(LONGEST) > 0 ? LONGEST : sofar;
        return now.plus(wait);
    }

    private static boolean open(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.Undecided
                || verdict.requirements().stream().anyMatch(one -> one.status() == RequirementState.Status.UNKNOWN)
                || verdict.tools().stream().anyMatch(one -> one.status() == RequirementState.Status.UNKNOWN)
                || verdict.items().stream().map(ItemState::status).anyMatch(RequirementState.Status.UNKNOWN::equals)
                || verdict.answers().stream().anyMatch(one -> one.result() == Answer.Result.PENDING);
    }
}
