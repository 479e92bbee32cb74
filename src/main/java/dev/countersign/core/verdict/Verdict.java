package dev.countersign.core.verdict;

import dev.countersign.core.policy.Mode;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decision about a change at one head, with all its reasons. Everything that people see is made from it.
 *
 * @param head the commit it holds for, full object id
 * @param outcome how the change stands
 * @param mode what that does to the merge
 * @param assistance which tools helped, with the evidence
 * @param risk how risky it is, with the reasons
 * @param requirements what is asked of it
 * @param items what somebody must say
 * @param stops who or what says no
 * @param discounted whose sign-offs do not count, and why
 * @param answers what became of the commands
 * @param unknowns what could not be found out
 * @param notes what must be said about the policy or the facts
 */
public record Verdict(
        String head,
        Outcome outcome,
        Mode mode,
        Assistance assistance,
        Risk risk,
        List<RequirementState> requirements,
        List<ItemState> items,
        List<Stop> stops,
        List<Discounted> discounted,
        List<Answer> answers,
        List<String> unknowns,
        List<String> notes) {

    /** Copies the lists. */
    public Verdict {
        requirements = List.copyOf(requirements);
        items = List.copyOf(items);
        stops = List.copyOf(stops);
        discounted = List.copyOf(discounted);
        answers = List.copyOf(answers);
        unknowns = List.copyOf(unknowns);
        notes = List.copyOf(notes);
    }

    /**
     * Somebody or something that says no.
     *
     * @param what what, as a sentence without a full stop
     * @param how what would lift it
     * @param quote somebody's own words about it, hostile; empty for none
     */
    public record Stop(String what, String how, String quote) {}

    /**
     * Somebody's act that does not count.
     *
     * @param login who
     * @param because the end of "does not count: …"
     */
    public record Discounted(String login, String because) {}

    /** Whether the change may be merged. */
    public boolean cleared() {
        return outcome instanceof Outcome.Cleared;
    }

    /** How many requirements and items there are. */
    public int asked() {
        return requirements.size() + items.size();
    }

    /** How many of them are there already. */
    public int given() {
        return (int) (requirements.stream().filter(RequirementState::met).count()
                + items.stream().filter(ItemState::met).count());
    }

    /** Names of the requirements and checklists that are not there, in the order they are asked; each once. */
    public List<String> waitingFor() {
        return Stream.concat(
                        requirements.stream().filter(state -> !state.met()).map(RequirementState::name),
                        items.stream().filter(item -> !item.met()).map(ItemState::checklist))
                .distinct()
                .toList();
    }
}
