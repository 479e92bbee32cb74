package dev.countersign.core.report;

import java.util.List;

/**
 * A verdict as it is told in Markdown; every string is safe to put into a template as it is.
 *
 * @param headline how it stands, without the App's name
 * @param title the same for a check run, at most 80 characters, plain text
 * @param requirements a row for each requirement
 * @param tools a row for each tool of which the register says more than that it is approved
 * @param items a row for each checklist item
 * @param stops who or what says no
 * @param override who let it through, until when and why; empty when nobody did
 * @param replies what is said of commands, such as why one was not done
 * @param unknowns what could not be found out
 * @param risk why the risk is what it is
 * @param evidence how we know which tools helped
 * @param cleared evidence that somebody cleared
 * @param discounted whose sign-offs do not count, and why
 * @param notes what must be said about policy and facts
 * @param questions what somebody asked to be told
 * @param head the commit it holds for, brief
 */
public record Report(
        String headline,
        String title,
        List<RequirementRow> requirements,
        List<RequirementRow> tools,
        List<ItemRow> items,
        List<String> stops,
        String override,
        List<String> replies,
        List<String> unknowns,
        RiskStory risk,
        List<String> evidence,
        List<String> cleared,
        List<String> discounted,
        List<String> notes,
        Questions questions,
        String head) {

    /**
     * A requirement, or a tool.
     *
     * @param icon a sign for how it stands
     * @param title the sentence
     * @param name its short name
     * @param who who signed, or who could
     * @param how what to do; empty when nothing is to be done
     * @param origin the policy line
     */
    public record RequirementRow(String icon, String title, String name, String who, String how, String origin) {}

    /**
     * A checklist item.
     *
     * @param ticked whether it is ticked
     * @param text the sentence
     * @param id its short name
     * @param who who ticked it, or who can
     * @param mark what its line ends with, unseen
     */
    public record ItemRow(boolean ticked, String text, String id, String who, String mark) {}

    /**
     * What somebody asked to be told.
     *
     * @param risk whether about the risk
     * @param why whether about tools and people
     * @param help the list of commands; empty when nobody asked for it
     */
    public record Questions(boolean risk, boolean why, List<String> help) {}

    /**
     * Why the risk is what it is.
     *
     * @param level the word
     * @param defect the reasons for the defect head
     * @param rollback the reasons for the rollback head
     * @param impact the reasons for the impact
     * @param lower what would lower it
     */
    public record RiskStory(String level, Head defect, Head rollback, List<String> impact, List<String> lower) {}

    /**
     * One head of the likelihood.
     *
     * @param sentence how it compares
     * @param terms what it is made of
     */
    public record Head(String sentence, List<String> terms) {}

    /** Whether there is anything to say in a comment. */
    public boolean asks() {
        return !requirements.isEmpty()
                || tools.stream().anyMatch(row -> !row.who().isEmpty())
                || !items.isEmpty()
                || !stops.isEmpty()
                || !override.isEmpty()
                || !replies.isEmpty();
    }
}
