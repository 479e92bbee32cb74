package dev.countersign.core.policy;

import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.Set;
import java.util.function.Function;

/** Two policies as people write them, and what must be found in the one that they come to. */
record Merge(String what, String organisation, String repository, Function<Policy, Object> of, Object expected) {

    private static final PolicyReader READER = new PolicyReader(Set.of("kiro", "codex", "claude-code"));

    Object found() {
        return of.apply(lay(organisation, repository).policy());
    }

    static Tightening lay(String organisation, String repository) {
        Policy floor = valid(READER.read("organisation", "version: 1\n" + organisation));
        return Tightening.merge(floor, valid(READER.read("repository", "version: 1\n" + repository, floor)));
    }

    private static Policy valid(PolicyReading reading) {
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new AssertionError(((PolicyReading.Invalid) reading).problems());
    }

    @Override
    public String toString() {
        return what;
    }
}
