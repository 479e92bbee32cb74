package dev.countersign.policyfile;

import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import java.util.List;

/** What came of reading a policy file. */
public sealed interface PolicyReading {

    /**
     * The file is a policy.
     *
     * @param policy what it says
     */
    record Valid(Policy policy) implements PolicyReading {}

    /**
     * The file is not a policy.
     *
     * @param problems everything that is wrong with it, at least one, by position
     * @param tests how many tests it has that could be read, and are not run
     */
    record Invalid(List<PolicyProblem> problems, int tests) implements PolicyReading {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
