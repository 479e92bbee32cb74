package dev.countersign.core.policy;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Contributors;
import dev.countersign.core.change.Person;
import java.util.Map;
import java.util.Set;

/** What a condition asks and the facts may leave open. Total, deterministic, immutable. */
public sealed interface Question {

    /** The answer, as far as it is known. */
    Truth answer(Situation situation);

    /** The teams whose members decide. */
    default Set<Signers.Team> teams() {
        return Set.of();
    }

    /** The checks whose results decide, by name. */
    default Set<String> checks() {
        return Set.of();
    }

    /** One of these opened it. */
    record Authors(Accounts accounts) implements Question {
        @Override
        public Truth answer(Situation situation) {
            return accounts.include(situation.facts().pullRequest().author(), situation);
        }

        @Override
        public Set<Signers.Team> teams() {
            return accounts.teams();
        }
    }

    /** One of these had a hand in its commits. */
    record ContributorIn(Accounts accounts) implements Question {
        @Override
        public Truth answer(Situation situation) {
            Contributors contributors = Contributors.of(situation.facts());
            Truth others = contributors.complete() ? Truth.NO : Truth.UNKNOWN;
            return contributors.known().stream()
                    .map(person -> accounts.include(person, situation))
                    .reduce(others, Truth::or);
        }

        @Override
        public Set<Signers.Team> teams() {
            return accounts.teams();
        }
    }

    /** Nobody else had a hand in its commits. */
    record OnlyContributors(Accounts accounts) implements Question {
        @Override
        public Truth answer(Situation situation) {
            Contributors contributors = Contributors.of(situation.facts());
            Truth others = contributors.complete() ? Truth.YES : Truth.UNKNOWN;
            return contributors.known().stream()
                    .map((Person person) -> accounts.include(person, situation))
                    .reduce(others, Truth::and);
        }

        @Override
        public Set<Signers.Team> teams() {
            return accounts.teams();
        }
    }

    /** Other checks on the head ended so, each of them; of one that was not seen or has not ended nobody can tell. */
    record Checks(Map<String, Result> results) implements Question {
        /** How a check ended. */
        public enum Result {
            /** Good. */
            SUCCEEDED,
            /** Not good. */
            FAILED
        }

        /** Copies the map. */
        public Checks {
            results = Map.copyOf(results);
        }

        @Override
        public Truth answer(Situation situation) {
            return results.entrySet().stream()
                    .map(entry -> answer(entry.getKey(), entry.getValue(), situation))
                    .reduce(Truth.YES, Truth::and);
        }

        private static Truth answer(String name, Result wanted, Situation situation) {
            return situation.facts().checks().stream()
                    .filter(check -> check.name().equals(name) && check.state() != Check.State.RUNNING)
                    .map(check -> Truth.of((check.state() == Check.State.SUCCEEDED) == (wanted == Result.SUCCEEDED)))
                    .reduce(Truth::and)
                    .orElse(Truth.UNKNOWN);
        }

        @Override
        public Set<String> checks() {
            return results.keySet();
        }
    }
}
