package dev.countersign.flow;

import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import java.util.List;

/** What a text would be, were it a policy file's. */
public sealed interface ProposedPolicy {

    /**
     * It is no policy.
     *
     * @param problems everything that is wrong with it
     * @param tests how many tests it has that were not run
     */
    record Invalid(List<PolicyProblem> problems, int tests) implements ProposedPolicy {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It is one.
     *
     * @param own what it says by itself
     * @param inForce what would hold: it, laid over what lies below
     * @param ignored what of it would be ignored, each at its line
     */
    record Valid(Policy own, PolicyInForce inForce, List<PolicyProblem> ignored) implements ProposedPolicy {
        /** Copies the list. */
        public Valid {
            ignored = List.copyOf(ignored);
        }
    }
}
