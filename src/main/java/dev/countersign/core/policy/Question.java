package dev.countersign.core.policy;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Contributors;
import dev.countersign.core.change.Person;
import java.util.Locale;
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

    /**
     * Other checks on the head ended so, each of them. Where several bear one name the worst decides: all of them must have
     * ended so where success is among the ends, and one where it is not. Of what was not seen or has not ended nobody can tell.
     */
    record Checks(Map<String, Set<Check.State>> ends) implements Question {
        /** Copies the map. */
        public Checks {
            ends = Map.copyOf(ends);
        }

        @Override
        public Truth answer(Situation situation) {
            return ends.entrySet().stream()
                    .map(entry -> answer(entry.getKey(), entry.getValue(), situation))
                    .reduce(Truth.YES, Truth::and);
        }

        private static Truth answer(String name, Set<Check.State> ends, Situation situation) {
            return situation.facts().checks().stream()
                    .filter(check -> check.name().equals(name))
                    .map(check -> check.state() == Check.State.RUNNING
                            ? Truth.UNKNOWN
                            : Truth.of(ends.contains(check.state())))
                    .reduce(ends.contains(Check.State.SUCCEEDED) ? Truth::and : Truth::or)
                    .orElse(Truth.UNKNOWN);
        }

        @Override
        public Set<String> checks() {
            return ends.keySet();
        }
    }

    /** Every commit has a signature that GitHub verified and that is one of these people's. */
    record SignedBy(Accounts accounts) implements Question {
        @Override
        public Truth answer(Situation situation) {
            return Signatures.each(
                    situation.facts(),
                    signer -> signer.by().id() == 0 ? Truth.UNKNOWN : accounts.include(signer.by(), situation));
        }

        @Override
        public Set<Signers.Team> teams() {
            return accounts.teams();
        }
    }

    /** Every commit has a signature that GitHub verified and that was made with one of these keys; ids in upper case. */
    record SignedWith(Set<String> keys) implements Question {
        @Override
        public Truth answer(Situation situation) {
            return Signatures.each(
                    situation.facts(),
                    signer -> signer.key().isEmpty()
                            ? Truth.UNKNOWN
                            : Truth.of(keys.contains(signer.key().toUpperCase(Locale.ROOT))));
        }
    }
}
