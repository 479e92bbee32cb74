package dev.countersign.web.setup;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.Enforcement;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Policy;
import dev.countersign.flow.Enforce;
import dev.countersign.flow.Enforce.Plan;
import dev.countersign.flow.OrganisationRulesets;
import dev.countersign.flow.OrganisationRulesets.Access;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnPolicy.Found;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Rules;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.web.overview.Figures;
import dev.countersign.web.overview.Figures.Branch;
import dev.countersign.web.setup.SetupSheet.EnforcementPart;
import dev.countersign.web.setup.Step.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether an organisation's merges are held, and makes it so. Safe for use by many threads. */
public final class RulesetDesk {

    private static final String ENFORCED = new Enforcement.Enforced(new Bypass.Nobody()).word();
    private static final String PERMISSION =
            " For that the App needs the organisation permission Administration, read and write: give it on its settings page,"
                    + " and let an owner accept it. Or run the command countersign enforce with an App that has it, or make the ruleset by hand.";

    private static final String NO_PLAN = " Rulesets of organisations need a plan of GitHub that has them.";

    private final OrganisationRulesets rulesets;
    private final Enforce enforce;
    private final OwnPolicy policies;
    private final Figures figures;
    private final Rules rules;

    /** Works on these. */
    public RulesetDesk(OrganisationRulesets rulesets, OwnPolicy policies, Figures figures, Rules rules) {
        this.rulesets = rulesets;
        this.enforce = new Enforce(rulesets);
        this.policies = policies;
        this.figures = figures;
        this.rules = rules;
    }

    /**
     * What GitHub says of an organisation's rulesets.
     *
     * @param access the App there; not asked for without a policy
     * @param plan what has to be done; not asked for where the App may do nothing
     */
    record Answered(Asked<Access> access, Asked<Plan> plan) {

        /** Nothing was asked yet. */
        static Answered notYet() {
            return new Answered(Asked.notYet(), Asked.notYet());
        }
    }

    /** Asks what there is, and writes nothing. */
    Answered ask(String organisation, Asked<Found> policy) {
        Optional<Policy> holds = holds(policy);
        if (holds.isEmpty()) {
            return Answered.notYet();
        }
        Asked<Access> access = Step.ask(() -> rulesets.access(organisation));
        return new Answered(
                access,
                access.answer()
                        .filter(Access::mayChange)
                        .map(there -> Step.ask(() -> enforce.plan(there, organisation, holds.get(), rules.app())))
                        .orElseGet(Asked::notYet));
    }

    private static Optional<Policy> holds(Asked<Found> policy) {
        return policy.answer()
                .filter(found -> found instanceof Found.Holds)
                .map(found -> ((Found.Holds) found).policy());
    }

    /** No organisation, nothing to hold. */
    EnforcementPart nobodys(Step why) {
        return new EnforcementPart(why, List.of(), List.of(), false, "");
    }

    /** How it is, and what would be done about it. */
    EnforcementPart enforcement(String organisation, Asked<Found> policy, Answered answered) {
        List<Branch> branches = figures.branches(organisation);
        Optional<Policy> holds = holds(policy);
        if (holds.isEmpty()) {
            Step first = policy.asked() ? Step.toDo("First comes a policy that can be read.") : policy.untold();
            return new EnforcementPart(first, branches, List.of(), false, "");
        }
        Asked<Access> access = answered.access();
        if (access.answer().isEmpty()) {
            return new EnforcementPart(access.untold(), branches, List.of(), false, "");
        }
        boolean says = holds.get().mode() == Mode.ENFORCE;
        Access there = access.answer().get();
        if (!there.mayChange()) {
            return new EnforcementPart(unseen(says, branches), branches, List.of(), false, there.settings());
        }
        Asked<Plan> plan = answered.plan();
        if (plan.answer().isEmpty()) {
            return new EnforcementPart(plan.untold(NO_PLAN), branches, List.of(), false, "");
        }
        Plan found = plan.answer().get();
        return new EnforcementPart(
                step(says, found), branches, changes(found), says && !(found instanceof Plan.Nothing), "");
    }

    private static Step unseen(boolean says, List<Branch> branches) {
        boolean held = !branches.isEmpty()
                && branches.stream().allMatch(branch -> branch.state().equals(ENFORCED));
        if (held) {
            return Step.done("GitHub holds merges into all branches that the audit has looked at.");
        }
        return Step.toDo(
                (says ? "The ruleset can be made from here." : "It comes when the policy says `mode: enforce`.")
                        + PERMISSION);
    }

    private static Step step(boolean says, Plan plan) {
        if (plan instanceof Plan.Nothing) {
            String by = " Passed by: " + plan.bypass().words() + ".";
            return says
                    ? Step.done("The ruleset `" + Enforce.NAME + "` is as it has to be." + by)
                    : Step.toDo(
                            "The ruleset `" + Enforce.NAME + "` is there, and the policy does not enforce yet." + by);
        }
        String what = plan instanceof Plan.Create ? "is not there" : "is not as it has to be";
        return says
                ? Step.toDo("The ruleset `" + Enforce.NAME + "` " + what
                        + ": merges are not held wherever the policy says.")
                : Step.toDo("It comes when the policy says `mode: enforce`. This would be done then:");
    }

    private static List<String> changes(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan instanceof Plan.Create create) {
            create.terms().lines().forEach(line -> lines.add("+ " + line));
        } else if (plan instanceof Plan.Repair repair) {
            repair.differences().forEach(line -> lines.add("~ " + line));
        }
        return lines;
    }

    /**
     * Makes the ruleset as it has to be.
     *
     * @return why that was not done; empty when it was
     */
    String press(String organisation) {
        try {
            Access access = rulesets.access(organisation);
            if (!(policies.read(access.installation(), organisation) instanceof Found.Holds holds)) {
                return "Nothing was changed: there is no policy " + OwnPolicy.file(organisation)
                        + " that can be in force.";
            }
            if (holds.policy().mode() != Mode.ENFORCE) {
                return "Nothing was changed: the policy does not say `mode: enforce`.";
            }
            if (!access.mayChange()) {
                return "Nothing was changed: the App may not change rulesets of " + organisation + "." + PERMISSION;
            }
            enforce.carryOut(access, organisation, enforce.plan(access, organisation, holds.policy(), rules.app()));
            return "";
        } catch (SubjectGone gone) {
            return "Nothing was changed: the App is not installed on " + organisation
                    + ", or there are no rulesets there: " + gone.getMessage() + ".";
        } catch (TryLater later) {
            return "Nothing was changed: " + later.getMessage() + ". Try again later.";
        } catch (Refused refused) {
            return "Nothing was changed: " + refused.getMessage() + "." + NO_PLAN;
        }
    }
}
