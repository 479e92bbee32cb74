package dev.countersign.flow;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RulesetTerms;
import dev.countersign.core.policy.Policy;
import dev.countersign.flow.OrganisationRulesets.Access;
import dev.countersign.flow.OrganisationRulesets.Found;
import java.util.List;
import java.util.Optional;

/** Makes an organisation's ruleset hold merges wherever its policy governs. */
public final class Enforce {

    /** The name of the ruleset. */
    public static final String NAME = "Countersign";

    private final OrganisationRulesets rulesets;

    /** Works on these rulesets. */
    public Enforce(OrganisationRulesets rulesets) {
        this.rulesets = rulesets;
    }

    /** What has to be done, or was. */
    public sealed interface Plan {

        /** There is no such ruleset. */
        record Create(RulesetTerms terms) implements Plan {}

        /** It is not as it has to be. */
        record Repair(Found found, RulesetTerms terms, List<String> differences) implements Plan {
            /** Copies the list. */
            public Repair {
                differences = List.copyOf(differences);
            }
        }

        /** It is as it has to be. */
        record Nothing(Found found) implements Plan {}

        /** Who may pass by it now. */
        default Bypass bypass() {
            if (this instanceof Repair repair) {
                return repair.found().bypass();
            }
            return this instanceof Nothing nothing ? nothing.found().bypass() : new Bypass.Nobody();
        }
    }

    /** Compares what is with what has to be. */
    public Plan plan(Access access, String organisation, Policy policy, long app) {
        RulesetTerms wanted = RulesetTerms.wanted(policy, organisation, app);
        Optional<Found> found = rulesets.find(access, organisation, NAME);
        if (found.isEmpty()) {
            return new Plan.Create(wanted);
        }
        List<String> differences = found.get().terms().differences(wanted);
        return differences.isEmpty()
                ? new Plan.Nothing(found.get())
                : new Plan.Repair(found.get(), wanted, differences);
    }

    /** Does it. */
    public void carryOut(Access access, String organisation, Plan plan) {
        if (plan instanceof Plan.Create create) {
            rulesets.create(access, organisation, NAME, create.terms());
        } else if (plan instanceof Plan.Repair repair) {
            rulesets.change(access, organisation, repair.found(), repair.terms());
        }
    }
}
