package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import java.util.List;

/** What came of reading one Backstage catalogue file. */
public sealed interface CatalogReading {

    /** It can be used. */
    final class Valid implements CatalogReading {

        private final List<CatalogEntity> entities;
        private final List<String> targets;
        private final List<PolicyProblem> ignored;

        Valid(List<CatalogEntity> entities, List<String> targets, List<PolicyProblem> ignored) {
            this.entities = List.copyOf(entities);
            this.targets = List.copyOf(targets);
            this.ignored = List.copyOf(ignored);
        }

        List<CatalogEntity> entities() {
            return entities;
        }

        /** Further files that its locations name, from the repository's root; each once. */
        public List<String> targets() {
            return targets;
        }

        /** What in it was passed over although somebody meant something by it. */
        public List<PolicyProblem> ignored() {
            return ignored;
        }
    }

    /**
     * It is no catalogue file.
     *
     * @param problems what is wrong with it, at least one
     */
    record Invalid(List<PolicyProblem> problems) implements CatalogReading {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
