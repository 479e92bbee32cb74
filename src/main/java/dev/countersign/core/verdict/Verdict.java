package dev.countersign.core.verdict;

import dev.countersign.core.command.Verb;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decision about a change at one head, with all its reasons. Everything that people see is made from it.
 *
 * @param head the commit it holds for, full object id
 * @param outcome how the change stands
 * @param mode what that does to the merge
 * @param assistance which tools helped, with the evidence that nobody cleared
 * @param risk how risky it is, with the reasons
 * @param requirements what is asked of it
 * @param tools what the register says of the tools
 * @param items what somebody must say
 * @param stops who or what says no
 * @param discounted whose sign-offs do not count, and why
 * @param clearings which evidence somebody cleared
 * @param answers what became of the commands
 * @param questions what somebody asked to be told at this head
 * @param unknowns what could not be found out
 * @param notes what must be said about the policy or the facts
 * @param turns when it may be another although nothing happens, such as when an override ends
 */
public record Verdict(
        String head,
        Outcome outcome,
        Mode mode,
        Assistance assistance,
        Risk risk,
        List<RequirementState> requirements,
        List<ToolState> tools,
        List<ItemState> items,
        List<Stop> stops,
        List<Discounted> discounted,
        List<Clearing> clearings,
        List<Answer> answers,
        List<Verb> questions,
        List<String> unknowns,
        List<String> notes,
        List<Instant> turns) {

    /** Copies the lists. */
    public Verdict {
        requirements = List.copyOf(requirements);
        tools = List.copyOf(tools);
        items = List.copyOf(items);
        stops = List.copyOf(stops);
        discounted = List.copyOf(discounted);
        clearings = List.copyOf(clearings);
        answers = List.copyOf(answers);
        questions = List.copyOf(questions);
        unknowns = List.copyOf(unknowns);
        notes = List.copyOf(notes);
        turns = List.copyOf(turns);
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

    /**
     * Evidence that somebody cleared.
     *
     * @param tool catalogue id
     * @param name the tool's name as people write it
     * @param by login of who did
     * @param head the head it was done at, full object id
     * @param why as written, hostile
     */
    public record Clearing(String tool, String name, String by, String head, String why) {}

    /** Whether the change may be merged. */
    public boolean cleared() {
        return outcome instanceof Outcome.Cleared || outcome instanceof Outcome.Overridden;
    }

    /** How many requirements, exceptions and items are asked for. */
    public int asked() {
        return requirements.size()
                + (int) tools.stream().filter(ToolState::asks).count()
                + items.size();
    }

    /** How many of them are there already. */
    public int given() {
        return (int) (requirements.stream().filter(RequirementState::met).count()
                + tools.stream().filter(ToolState::asks).filter(ToolState::met).count()
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
