package dev.countersign.core.policy;

import dev.countersign.core.risk.Area;
import java.util.List;

/**
 * The policy in force for one repository, validated.
 *
 * @param mode what a verdict does
 * @param branches patterns of the governed base branches; empty means the default branch only
 * @param disclosure what happens without marker and statement
 * @param tools the register of AI tools, most particular first
 * @param people whose sign-offs can count
 * @param areas the named parts of the code base
 * @param levels where the likelihood levels begin
 * @param requirements what changes may need
 * @param checklists what somebody may have to say
 */
public record Policy(
        Mode mode,
        List<String> branches,
        Disclosure disclosure,
        List<ToolRule> tools,
        People people,
        List<Area> areas,
        RiskLevels levels,
        List<Requirement> requirements,
        List<Checklist> checklists) {

    /** Copies the lists. */
    public Policy {
        branches = List.copyOf(branches);
        tools = List.copyOf(tools);
        areas = List.copyOf(areas);
        requirements = List.copyOf(requirements);
        checklists = List.copyOf(checklists);
    }

    /**
     * Where the likelihood levels begin, each from 1 to 100 and rising.
     *
     * @param medium from this score on
     * @param high from this score on
     * @param critical from this score on
     */
    public record RiskLevels(int medium, int high, int critical) {
        /** 30, 60 and 85. */
        public static RiskLevels defaults() {
            return new RiskLevels(30, 60, 85);
        }
    }
}
