package dev.countersign.core.signoff;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everybody stands after all acts: the latest act of a person wins.
 *
 * @param signOffs the sign-offs that were not taken back, oldest first
 * @param objections reviews that ask for changes and still stand
 * @param holds holds that were not lifted
 * @param ticks checklist items that are ticked
 */
public record Standing(List<SignOff> signOffs, List<Objection> objections, List<Hold> holds, List<Tick> ticks) {

    /** Copies the lists. */
    public Standing {
        signOffs = List.copyOf(signOffs);
        objections = List.copyOf(objections);
        holds = List.copyOf(holds);
        ticks = List.copyOf(ticks);
    }

    /** Somebody asked for changes. */
    public record Objection(Person by, String head, Instant at) {}

    /** Somebody stopped the merge. */
    public record Hold(Person by, String why) {}

    /** Somebody says that an item is so. */
    public record Tick(Person by, String item, String head, Instant at) {}

    /**
     * The order in which acts happened. GitHub's clock tells seconds; within one, what was known at an earlier look comes
     * first, then reviews come before commands, each as GitHub numbered them.
     *
     * @param known by {@link Act#place}, how early an act was known; acts that are not here are new
     */
    public static Comparator<Act> order(Map<String, Long> known) {
        return Comparator.comparing(Act::at)
                .thenComparing(act -> known.getOrDefault(act.place(), Long.MAX_VALUE))
                .thenComparing(act -> !(act instanceof Act.Reviewed))
                .thenComparingLong(Standing::number)
                .thenComparingInt(act -> act instanceof Act.Commanded commanded ? commanded.line() : 0);
    }

    private static long number(Act act) {
        return act instanceof Act.Reviewed reviewed
                ? reviewed.review().id()
                : act instanceof Act.Commanded commanded ? commanded.comment() : 0;
    }

    /** Reads the acts in the order in which they happened, as far as {@link #order} can tell. */
    public static Standing after(List<Act> acts, Map<String, Long> known) {
        Fold fold = new Fold();
        acts.stream().sorted(order(known)).forEach(fold::take);
        return fold.standing();
    }

    private static final class Fold {

        private final List<SignOff> signOffs = new ArrayList<>();
        private final Map<Long, Objection> objections = new LinkedHashMap<>();
        private final Map<Long, Hold> holds = new LinkedHashMap<>();
        private final List<Tick> ticks = new ArrayList<>();

        void take(Act act) {
            if (act instanceof Act.Reviewed reviewed) {
                review(reviewed);
            } else if (act instanceof Act.Commanded commanded) {
                command(commanded);
            }
        }

        private void review(Act.Reviewed act) {
            Person by = act.by();
            Review.State state = act.review().state();
            if (state == Review.State.COMMENTED || state == Review.State.PENDING) {
                return;
            }
            withdraw(by);
            objections.remove(by.id());
            if (state == Review.State.APPROVED) {
                signOffs.add(new SignOff(by, act.head(), List.of(), act.at(), act.place()));
            } else if (state == Review.State.CHANGES_REQUESTED) {
                objections.put(by.id(), new Objection(by, act.head(), act.at()));
            }
        }

        private void command(Act.Commanded act) {
            Person by = act.by();
            if (act.command() instanceof Command.SignOff signOff) {
                // Of one second nobody can tell for sure which was later, and asking for changes is the safer reading.
                objections.computeIfPresent(
                        by.id(), (id, objection) -> objection.at().isBefore(act.at()) ? null : objection);
                signOffs.add(new SignOff(by, act.head(), signOff.requirements(), act.at(), act.place()));
            } else if (act.command() instanceof Command.Unsign) {
                withdraw(by);
            } else if (act.command() instanceof Command.Hold hold) {
                holds.put(by.id(), new Hold(by, hold.why()));
            } else if (act.command() instanceof Command.Unhold) {
                holds.remove(by.id());
            } else if (act.command() instanceof Command.Tick tick) {
                ticks.removeIf(old -> old.by().same(by) && old.item().equals(tick.item()));
                ticks.add(new Tick(by, tick.item(), act.head(), act.at()));
            } else if (act.command() instanceof Command.Untick untick) {
                ticks.removeIf(old -> old.by().same(by) && old.item().equals(untick.item()));
            }
        }

        private void withdraw(Person by) {
            signOffs.removeIf(old -> old.by().same(by));
        }

        Standing standing() {
            return new Standing(signOffs, List.copyOf(objections.values()), List.copyOf(holds.values()), ticks);
        }
    }
}
