package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.verdict.RequirementState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides about a change.
 *
 * <p>A total, deterministic function of its case: the same case gives the same verdict, whenever it is asked.
 */
public final class Judge {

    private Judge() {}

    /** The verdict on a case. */
    public static Verdict judge(Case given) {
        Bench bench = Bench.of(given);
        Tally tally = Tally.of(bench);
        List<ItemState> items = Items.of(bench);
        Register register = Register.of(bench);
        Stops stops = Stops.of(bench, register);
        Overrules overrules = new Overrules(bench, register);

        Set<String> unknowns = new LinkedHashSet<>(given.doubts());
        unknowns.addAll(tally.unknowns());
        unknowns.addAll(register.unknowns());
        unknowns.addAll(stops.unknowns());
        unknowns.addAll(Unsettled.of(bench));
        Outcome plain = outcome(given, tally.requirements(), register.tools(), items, stops, List.copyOf(unknowns));
        Outcome outcome = overridden(given, plain, overrules);
        return new Verdict(
                given.facts().head(),
                outcome,
                mode(given),
                bench.assistance(),
                bench.given().risk(),
                tally.requirements(),
                register.tools(),
                items,
                stops.stops(),
                tally.discounted(),
                bench.clearance().clearings(),
                Answers.of(bench, overrules),
                Answers.questions(given),
                List.copyOf(unknowns),
                notes(bench),
                turns(register, outcome));
    }

    /** Nothing is overridden that is clear by itself, nor what no policy is known for. */
    private static Outcome overridden(Case given, Outcome plain, Overrules overrules) {
        return plain instanceof Outcome.Cleared || !given.doubts().isEmpty()
                ? plain
                : overrules.outcome().<Outcome>map(outcome -> outcome).orElse(plain);
    }

    private static List<Instant> turns(Register register, Outcome outcome) {
        List<Instant> turns = new ArrayList<>(register.turns());
        if (outcome instanceof Outcome.Overridden overridden) {
            turns.add(overridden.until());
        }
        return turns.stream().distinct().sorted().toList();
    }

    /** As long as it is not known which policy holds, nothing it says about its own mode may open the gate. */
    private static Mode mode(Case given) {
        return given.doubts().isEmpty() ? given.policy().mode() : Mode.ENFORCE;
    }

    private static Outcome outcome(
            Case given,
            List<RequirementState> requirements,
            List<ToolState> tools,
            List<ItemState> items,
            Stops stops,
            List<String> unknowns) {
        if (!given.doubts().isEmpty()) {
            return new Outcome.Undecided(unknowns);
        }
        if (!stops.stops().isEmpty()) {
            return new Outcome.Blocked(true);
        }
        boolean waiting = requirements.stream().anyMatch(state -> state.status() == Status.WAITING)
                || tools.stream().anyMatch(state -> state.status() == Status.WAITING)
                || items.stream().anyMatch(state -> state.status() == Status.WAITING);
        if (waiting) {
            return new Outcome.Blocked(false);
        }
        boolean met = requirements.stream().allMatch(RequirementState::met)
                && tools.stream().allMatch(ToolState::met)
                && items.stream().allMatch(ItemState::met)
                && stops.unknowns().isEmpty();
        return met ? new Outcome.Cleared() : new Outcome.Undecided(unknowns);
    }

    private static List<String> notes(Bench bench) {
        Case given = bench.given();
        List<String> notes = new ArrayList<>(given.notes());
        InvalidSignatures.of(given.facts()).sentence().ifPresent(notes::add);
        notes.addAll(bench.stamps());
        if (given.facts().completeness() instanceof Completeness.Truncated truncated) {
            truncated.what().forEach(what -> notes.add(what + "; what is not shown counts as the highest risk"));
        }
        return notes;
    }
}
