package dev.countersign.core.verdict;

import dev.countersign.core.policy.Origin;

/**
 * How one checklist item stands.
 *
 * @param checklist the checklist's short name; {@link #DISCLOSURE} for the author's word about tools
 * @param id the item's short name
 * @param text the sentence people read
 * @param origin the policy line that asks for it
 * @param by who may tick it, in words
 * @param tickedBy login of who did; empty while nobody counts
 * @param head what it was ticked for, full object id; empty while nobody counts
 * @param status how it stands
 */
public record ItemState(
        String checklist,
        String id,
        String text,
        Origin origin,
        String by,
        String tickedBy,
        String head,
        RequirementState.Status status) {

    /** In place of a checklist's name: the policy requires the author's word about tools. */
    public static final String DISCLOSURE = "disclosure";

    /** The id of that item. */
    public static final String TOOLS = "ai";

    /** Whether it is there. */
    public boolean met() {
        return status == RequirementState.Status.MET;
    }
}
